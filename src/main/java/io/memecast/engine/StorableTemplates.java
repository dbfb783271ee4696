package io.memecast.engine;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.template.PictureFormat;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import java.util.Arrays;

/**
 * What may be kept as a template: a picture of which every frame can be decoded and that has been captioned once, within
 * the limits. Having been prepared for that, it is ready for its first caption. Safe for any thread.
 */
final class StorableTemplates {
  private static final int CAPTION_PART = 5;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;

  private final PreparedTemplates prepared;
  private final PictureCodecs codecs;
  private final Limits limits;

  StorableTemplates(PreparedTemplates prepared, PictureCodecs codecs, Limits limits) {
    this.prepared = prepared;
    this.codecs = codecs;
    this.limits = limits;
  }

  /**
   * The file to keep: the same, but of a WebP a PNG with just its pixels.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE}, {@code TEMPLATE_TOO_LARGE}, or the deadline's
   */
  TemplateFile check(String name, TemplateFile file, Deadline deadline) {
    Template template = file.open(name);
    TemplateFile kept =
        template.format() == PictureFormat.WEBP ? toPng(template, file, deadline) : file;
    codecs.requireEveryFrame(template, deadline);
    requireCaption(prepared.get(kept.open(name), deadline).picture(), deadline);
    return kept;
  }

  /** Draws what the usual caption is at most: a fifth of the picture, all of it ink. */
  private static void requireCaption(PreparedTemplate picture, Deadline deadline) {
    Coverage coverage = new Coverage(picture.width(), picture.height());
    int height = Math.max(1, picture.height() / CAPTION_PART);
    TextPatch ink = coverage.addText(0, 0, picture.width(), height, BLACK, WHITE);
    Arrays.fill(ink.total(), 0, picture.width() * height, (byte) 255);
    for (int row = 0; row < height; row++) {
      ink.touch(row, 0, picture.width());
    }
    picture.caption(coverage, deadline);
  }

  private TemplateFile toPng(Template template, TemplateFile file, Deadline deadline) {
    byte[] png = codecs.toPng(template, deadline);
    if (png.length > limits.maxFileBytes()) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_TOO_LARGE,
          "a WebP is kept as PNG, which here has " + png.length + " bytes, more than "
              + limits.maxFileBytes());
    }
    return new TemplateFile(png, file.layout());
  }
}
