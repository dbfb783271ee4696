package io.memecast.job;

import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;
import java.util.List;

/** Requests and pictures for the tests of what becomes of a job. */
final class Macros {
  private Macros() {}

  static ImageMacro bare(String template) {
    return new ImageMacro(template, null, null, List.of());
  }

  static Rendered rendered(String etag) {
    return new Rendered(
        new byte[] {0, 1, -1, 127}, "image/png", 640, 480, etag, List.of("truncated"));
  }
}
