package io.memecast.launch;

import io.memecast.config.AppConfig;
import io.memecast.engine.CaptionEngine;
import io.memecast.error.Deadline;
import io.memecast.error.HeapBudget;
import io.memecast.macro.MacroDecoder;
import io.memecast.template.Assets;
import io.memecast.template.FolderTemplateSource;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Captions by number, a JPEG, a PNG and a GIF in turn, each with the one picture that belongs to it: drawn by an engine of
 * the test's own, for the same macro is the same bytes wherever it is drawn.
 */
final class NumberedPictures {
  private static final List<String> TEMPLATES = List.of("chelsea", "thinker", "dance");

  private final List<Buffer> pictures = new ArrayList<>();

  /** Draws so many, no two of them the same. */
  NumberedPictures(int number) throws IOException {
    AppConfig config = AppConfig.DEFAULTS;
    Assets assets = Assets.locate(config.assets().dir());
    CaptionEngine engine = Engines.create(
        config,
        assets,
        new FolderTemplateSource(assets.templates(), config.templates().maxFileBytes()),
        HeapBudget.UNLIMITED);
    for (int i = 0; i < number; i++) {
      Map<String, String> macro = Map.of("template", template(i), "top_text", "number " + i);
      pictures.add(Buffer.buffer(engine
          .caption(MacroDecoder.decode(macro), Deadline.in(Duration.ofSeconds(30)))
          .bytes()));
    }
    if (new HashSet<>(pictures).size() < number) {
      throw new IllegalStateException("two numbers have the same picture");
    }
  }

  private static String template(int picture) {
    return TEMPLATES.get(picture % TEMPLATES.size());
  }

  /** What asks for it. */
  static String target(int picture) {
    return "/caption?template=" + template(picture) + "&top_text=number%20" + picture;
  }

  /** The same as a body. */
  static String json(int picture) {
    return "{\"template\":\"" + template(picture) + "\",\"top_text\":\"number " + picture + "\"}";
  }

  int size() {
    return pictures.size();
  }

  /** Whether it is this picture, and no other. */
  boolean matches(int picture, Buffer bytes) {
    return pictures.get(picture).equals(bytes);
  }
}
