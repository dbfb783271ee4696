package io.memecast.engine.png;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PictureCodec;
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
  private final CaptionerPool captioners = new CaptionerPool();

  @Override
  public PreparedTemplate prepare(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    limits.checkFile(file.length);
    PngFile png = PngFile.parse(file, limits);
    Samples samples = PngDecoder.decode(png, deadline).oriented(png.orientation());
    ColorChunks colors = png.colorChunks();
    Size size = new Size(samples.width(), samples.height());
    Size wanted = fit(size, variant, limits);
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
    Size wanted = fit(new Size(pixels.width(), pixels.height()), variant, limits);
    Samples samples = Samples.of(Lanczos.resize(pixels, wanted, deadline));
    return prepare(samples, new byte[0], notes, deadline);
  }

  private static Size fit(Size size, Variant variant, Limits limits) {
    Size wanted = size.fitWithin(variant.maxWidth(), variant.maxHeight());
    limits.checkPixels(wanted.width(), wanted.height());
    return wanted;
  }

  private PreparedTemplate prepare(
      Samples samples, byte[] colorChunks, List<String> notes, Deadline deadline) {
    BandedPicture picture =
        PictureEncoder.encode(samples.withoutIdleAlpha(), colorChunks, deadline);
    return new PreparedPng(picture, notes, captioners);
  }
}
