package io.memecast.engine;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PictureCodec;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.gif.GifCodec;
import io.memecast.engine.jpeg.JpegCodec;
import io.memecast.engine.png.PngCodec;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.engine.webp.WebpDecoder;
import io.memecast.error.Deadline;
import io.memecast.error.HeapBudget;
import io.memecast.template.PictureFormat;
import io.memecast.template.Template;
import java.util.List;
import java.util.function.Supplier;
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

  /**
   * The template in the largest size that fits within both bounds; null = no bound. Before any of it is decoded, its
   * size is held against the limits and heap is borrowed for as long as this takes.
   */
  PreparedTemplate prepare(
      Template template,
      @Nullable Integer maxWidth,
      @Nullable Integer maxHeight,
      Deadline deadline) {
    byte[] file = template.picture();
    limits.checkFile(file.length);
    Way way = way(template, new Variant(maxWidth, maxHeight, null), deadline);
    HeapBudget.Loan loan = limits.borrow(way.heapBytes());
    try {
      return way.preparation().get();
    } finally {
      loan.close();
    }
  }

  /** How a template is prepared, and about how much heap that takes at most. */
  private record Way(long heapBytes, Supplier<PreparedTemplate> preparation) {}

  private Way way(Template template, Variant plain, Deadline deadline) {
    byte[] file = template.picture();
    return switch (template.format()) {
      case JPEG -> way(jpeg, file, plain.withQuality(jpegQuality), deadline);
      case PNG -> way(png, file, plain, deadline);
      case GIF ->
        GifCodec.isAnimated(file, limits)
            ? way(gif, file, plain.withQuality(gifQuality), deadline)
            : wayToPng(
                GifCodec.firstFrameHeapBytes(file, limits),
                () -> GifCodec.firstFrame(file, limits, deadline),
                GifCodec.notes(file, limits),
                plain.size(GifCodec.size(file, limits), limits),
                plain,
                deadline);
      case WEBP ->
        wayToPng(
            WebpDecoder.heapBytes(file, limits),
            () -> WebpDecoder.decode(file, limits, deadline),
            List.of(),
            plain.size(WebpDecoder.size(file, limits), limits),
            plain,
            deadline);
    };
  }

  private Way way(PictureCodec codec, byte[] file, Variant variant, Deadline deadline) {
    return new Way(
        codec.heapBytes(file, variant, limits, deadline),
        () -> codec.prepare(file, variant, limits, deadline));
  }

  private Way wayToPng(
      long decodingBytes,
      Supplier<Pixels> decoder,
      List<String> notes,
      Size size,
      Variant variant,
      Deadline deadline) {
    return new Way(
        decodingBytes + PngCodec.heapBytes(size),
        () -> png.prepare(decoder.get(), notes, variant, limits, deadline));
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
      byte[] file = template.picture();
      HeapBudget.Loan loan = limits.borrow(gif.heapBytes(file, Variant.ORIGINAL, limits, deadline));
      try {
        GifCodec.requireEveryFrame(file, limits, deadline);
      } finally {
        loan.close();
      }
    }
  }

  /** See {@link GifCodec#foldedEntries}. */
  long foldedGifEntries() {
    return gif.foldedEntries();
  }

  /** A WebP's pixels as a PNG file. */
  byte[] toPng(Template webp, Deadline deadline) {
    PreparedTemplate picture = prepare(webp, null, null, deadline);
    return picture.caption(new Coverage(picture.width(), picture.height()), deadline);
  }
}
