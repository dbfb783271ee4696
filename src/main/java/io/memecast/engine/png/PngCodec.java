package io.memecast.engine.png;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PictureCodec;
import io.memecast.engine.codec.Pool;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Lanczos;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.error.Deadline;
import java.util.List;

/**
 * PNG (RFC 2083): all colour types, depths and interlacing. A captioned picture has the template's samples wherever
 * there is no ink, in RGB or RGBA of 8 bits, or of 16 where the template has 16. Of an animated PNG the default image
 * is taken, as by every reader that does not know animation.
 *
 * <p>Compression loses nothing, so {@link Variant#quality()} has no meaning here and is ignored. A resized variant has
 * 8 bits a sample.
 *
 * <p>Besides memory for pictures being captioned, an instance keeps one captioner per processor; use one instance for
 * all templates. Safe for any thread.
 */
public final class PngCodec implements PictureCodec {
  private static final int PIXEL_BYTES = 4;

  /** The samples, the chunks while they grow, and a copy of them, in bytes of the samples. */
  private static final int ENCODED = 4;

  /** A row and the one above it; and a band before it is compressed. */
  private static final int ROWS_AT_WORK = 2;

  private static final int BAND_ROWS = 16;

  private static final long KEPT_BYTES = 16L << 20;

  private final Pool<BandCaptioner> captioners =
      new Pool<>(BandCaptioner::new, BandCaptioner::heapBytes, KEPT_BYTES, BandCaptioner::end);

  @Override
  public long heapBytes(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    limits.checkFile(file.length);
    PngHeader header = PngFile.header(file, limits);
    Size own = new Size(header.width(), header.height());
    Size size = variant.size(own, limits);
    int pixelBytes = header.mostPixelBytes();
    long rows =
        (long) own.width() * pixelBytes * (ROWS_AT_WORK + Math.min(own.height(), BAND_ROWS));
    return size.equals(own)
        ? own.pixels() * pixelBytes * ENCODED + rows
        : own.pixels() * (pixelBytes + PIXEL_BYTES) + rows + heapBytes(size);
  }

  /** About how much heap {@link #prepare(Pixels, List, Variant, Limits, Deadline)} takes beside the pixels, at most. */
  public static long heapBytes(Size size) {
    return size.pixels() * PIXEL_BYTES * (1 + ENCODED);
  }

  @Override
  public PreparedTemplate prepare(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    limits.checkFile(file.length);
    PngFile png = PngFile.parse(file, limits, deadline);
    Samples samples = PngDecoder.decode(png, deadline).oriented(png.orientation());
    ColorChunks colors = png.colorChunks();
    Size size = new Size(samples.width(), samples.height());
    Size wanted = variant.size(size, limits);
    Samples sized = wanted.equals(size)
        ? samples
        : Samples.of(Lanczos.resize(samples.toPixels(), wanted, deadline));
    return prepare(sized, colors.bytes(), png.notes(), deadline);
  }

  /**
   * Prepares a picture that was decoded elsewhere; the result is a PNG.
   *
   * @param notes what is to be said of how it was decoded
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_TOO_LARGE} or the deadline's
   */
  public PreparedTemplate prepare(
      Pixels pixels, List<String> notes, Variant variant, Limits limits, Deadline deadline) {
    limits.checkPixels(pixels.width(), pixels.height());
    Size wanted = variant.size(new Size(pixels.width(), pixels.height()), limits);
    Samples samples = Samples.of(Lanczos.resize(pixels, wanted, deadline));
    return prepare(samples, new byte[0], notes, deadline);
  }

  private PreparedTemplate prepare(
      Samples samples, byte[] colorChunks, List<String> notes, Deadline deadline) {
    BandedPicture picture =
        PictureEncoder.encode(samples.withoutIdleAlpha(), colorChunks, deadline);
    return new PreparedPng(picture, notes, captioners);
  }
}
