package io.memecast.engine;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.gif.GifCodec;
import io.memecast.engine.jpeg.JpegCodec;
import io.memecast.engine.png.PngCodec;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.webp.WebpDecoder;
import io.memecast.error.Deadline;
import io.memecast.template.PictureFormat;
import io.memecast.template.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which codec a template goes to. A result has its template's format, but a GIF that does not move and a WebP become
 * PNG.
 */
final class PictureCodecs {
  private final JpegCodec jpeg = new JpegCodec();
  private final PngCodec png = new PngCodec();
  private final GifCodec gif = new GifCodec();
  private final Limits limits;
  private final @Nullable Integer jpegQuality;
  private final @Nullable Integer gifQuality;

  /** Qualities are 1..100; null = as good as the template. */
  PictureCodecs(Limits limits, @Nullable Integer jpegQuality, @Nullable Integer gifQuality) {
    this.limits = limits;
    this.jpegQuality = jpegQuality;
    this.gifQuality = gifQuality;
  }

  /** The template in the largest size that fits within both bounds; null = no bound. */
  PreparedTemplate prepare(
      Template template,
      @Nullable Integer maxWidth,
      @Nullable Integer maxHeight,
      Deadline deadline) {
    byte[] file = template.picture();
    limits.checkFile(file.length);
    Variant plain = new Variant(maxWidth, maxHeight, null);
    return switch (template.format()) {
      case JPEG ->
        jpeg.prepare(file, new Variant(maxWidth, maxHeight, jpegQuality), limits, deadline);
      case PNG -> png.prepare(file, plain, limits, deadline);
      case GIF ->
        GifCodec.isAnimated(file, limits)
            ? gif.prepare(file, new Variant(maxWidth, maxHeight, gifQuality), limits, deadline)
            : png.prepare(
                GifCodec.firstFrame(file, limits, deadline),
                GifCodec.notes(file, limits),
                plain,
                limits,
                deadline);
      case WEBP ->
        png.prepare(WebpDecoder.decode(file, limits, deadline), List.of(), plain, limits, deadline);
    };
  }

  /**
   * Decodes what {@link #prepare} passes over, as it does not show: the later frames of a GIF that has no time between
   * them.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE}, {@code TEMPLATE_TOO_LARGE}, or the
   *     deadline's
   */
  void requireEveryFrame(Template template, Deadline deadline) {
    if (template.format() == PictureFormat.GIF
        && !GifCodec.isAnimated(template.picture(), limits)) {
      GifCodec.requireEveryFrame(template.picture(), limits, deadline);
    }
  }

  /** A WebP's pixels as a PNG file. */
  byte[] toPng(Template webp, Deadline deadline) {
    PreparedTemplate picture = prepare(webp, null, null, deadline);
    return picture.caption(new Coverage(picture.width(), picture.height()), deadline);
  }
}
