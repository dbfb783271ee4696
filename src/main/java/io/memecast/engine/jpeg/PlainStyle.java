package io.memecast.engine.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a picture is encoded that was no JPEG of ours: YCbCr 4:2:0 with the tables of T.81 annex K. */
final class PlainStyle {
  private PlainStyle() {}

  /** A picture without coefficients, for {@link PixelEncoder}. */
  static Frame frame(@Nullable Integer quality) {
    return new Frame(
        1,
        1,
        List.of(
            component(1, 2, QuantizationTables.forPixels(quality, false)),
            component(2, 1, QuantizationTables.forPixels(quality, true)),
            component(3, 1, QuantizationTables.forPixels(quality, true))),
        ColorModel.YCBCR,
        Metadata.PLAIN);
  }

  private static Component component(int id, int factor, int[] quantizers) {
    return new Component(id, factor, factor, quantizers, 0, 0, new short[0]);
  }
}
