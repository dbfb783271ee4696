package io.memecast.engine.jpeg;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PictureCodec;
import io.memecast.engine.codec.Pool;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Lanczos;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JPEG (ITU T.81). A caption changes the coefficients of the blocks it touches and no others; MCU rows without ink are
 * copied as they are. Files of a coding that the own parser does not read are decoded by ImageIO and encoded anew once,
 * which {@link PreparedTemplate#notes()} says. Safe for any thread.
 */
public final class JpegCodec implements PictureCodec {
  /** A writer that a huge picture has made larger is not kept. */
  private static final long KEPT_BYTES = 8L << 20;

  private final Pool<CaptionWriter> writers =
      new Pool<>(CaptionWriter::new, CaptionWriter::heapBytes, KEPT_BYTES, discarded -> {});

  @Override
  public long heapBytes(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    return JpegParser.heapBytes(file, variant, limits, deadline);
  }

  @Override
  public PreparedTemplate prepare(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    List<String> notes = new ArrayList<>();
    Frame frame = UprightReader.read(file, limits, deadline, notes);
    Size own = new Size(frame.width(), frame.height());
    Size size = variant.size(own, limits);
    if (size.equals(own)) {
      Frame adapted = QuantizationTables.adapt(frame, variant.quality());
      return new PreparedJpeg(adapted, notes, writers, deadline);
    }
    Pixels resized = Lanczos.resize(PixelDecoder.decode(frame, deadline), size, deadline);
    Frame style = QuantizationTables.style(frame, variant.quality());
    return new PreparedJpeg(
        PixelEncoder.encode(resized, style, deadline), notes, writers, deadline);
  }

  /**
   * Prepares a picture that was no JPEG; what is transparent shows white.
   *
   * @param quality 1..100 of libjpeg's scale; null = 90
   * @throws io.memecast.error.CaptionException when the deadline is up
   */
  public PreparedTemplate prepare(Pixels pixels, @Nullable Integer quality, Deadline deadline) {
    Frame frame = PixelEncoder.encode(pixels, PlainStyle.frame(quality), deadline);
    return new PreparedJpeg(frame, List.of(), writers, deadline);
  }

  /**
   * The picture's pixels, upright, opaque, with the samples' values as stored (no colour profile applied).
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset, {@code
   *     TEMPLATE_TOO_LARGE} before any pixel is allocated, or the deadline's
   */
  public static Pixels decode(byte[] file, Limits limits, Deadline deadline) {
    return PixelDecoder.decode(
        UprightReader.read(file, limits, deadline, new ArrayList<>()), deadline);
  }
}
