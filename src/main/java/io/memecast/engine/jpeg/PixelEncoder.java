package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Blend;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Pixels to quantized coefficients, with the sampling and the quantizers of another picture. */
final class PixelEncoder {
  private final Pixels pixels;
  private final ColorModel model;

  private PixelEncoder(Pixels pixels, ColorModel model) {
    this.pixels = pixels;
    this.model = model;
  }

  /**
   * Encodes the pixels; what is transparent shows white.
   *
   * @param like gives all but the size and the coefficients
   * @param deadline asked at every row of blocks
   */
  static Frame encode(Pixels pixels, Frame like, Deadline deadline) {
    PixelEncoder encoder = new PixelEncoder(pixels, like.colorModel());
    int mcusAcross = Frame.divideUp(pixels.width(), Frame.BLOCK * like.maxH());
    int mcuRows = Frame.divideUp(pixels.height(), Frame.BLOCK * like.maxV());
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < like.components().size(); i++) {
      Component c = like.components().get(i);
      int blocksAcross = mcusAcross * c.h();
      int blocksDown = mcuRows * c.v();
      Component empty = new Component(
          c.id(),
          c.h(),
          c.v(),
          c.quantizers(),
          blocksAcross,
          blocksDown,
          new short[Math.multiplyExact(blocksAcross * blocksDown, 64)]);
      encoder.fill(empty, i, like.maxH() / c.h(), like.maxV() / c.v(), deadline);
      components.add(empty);
    }
    return new Frame(
        pixels.width(), pixels.height(), components, like.colorModel(), like.metadata());
  }

  private void fill(Component component, int index, int across, int down, Deadline deadline) {
    float[] reciprocals = ForwardDct.reciprocals(component.quantizers(), across * down);
    int stride = component.blocksAcross() * Frame.BLOCK;
    float[] rows = new float[stride * Frame.BLOCK];
    float[] block = new float[64];
    short[] quantized = new short[64];
    for (int blockRow = 0; blockRow < component.blocksDown(); blockRow++) {
      deadline.check();
      for (int y = 0; y < Frame.BLOCK; y++) {
        sampleRow(rows, y * stride, stride, index, blockRow * Frame.BLOCK + y, across, down);
      }
      for (int column = 0; column < component.blocksAcross(); column++) {
        transform(rows, column * Frame.BLOCK, stride, block);
        quantizeInto(
            component,
            (blockRow * component.blocksAcross() + column) * 64,
            block,
            reciprocals,
            quantized);
      }
    }
  }

  /** Sums of the pixels that each sample stands for; the picture's edge goes on. */
  private void sampleRow(
      float[] rows, int at, int count, int index, int sampleRow, int across, int down) {
    for (int x = 0; x < count; x++) {
      int sum = 0;
      for (int dy = 0; dy < down; dy++) {
        int y = Math.min(sampleRow * down + dy, pixels.height() - 1);
        for (int dx = 0; dx < across; dx++) {
          int column = Math.min(x * across + dx, pixels.width() - 1);
          sum += model.sample(onWhite(pixels.argb()[y * pixels.width() + column]), index) - 128;
        }
      }
      rows[at + x] = sum;
    }
  }

  private static int onWhite(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 255) {
      return argb;
    }
    int rest = (255 - alpha) * 255;
    int red = Blend.div255((argb >> 16 & 0xff) * alpha + rest);
    int green = Blend.div255((argb >> 8 & 0xff) * alpha + rest);
    int blue = Blend.div255((argb & 0xff) * alpha + rest);
    return red << 16 | green << 8 | blue;
  }

  private static void transform(float[] rows, int from, int stride, float[] block) {
    for (int y = 0; y < Frame.BLOCK; y++) {
      int at = from + y * stride;
      ForwardDct.row(
          block,
          y * 8,
          rows[at],
          rows[at + 1],
          rows[at + 2],
          rows[at + 3],
          rows[at + 4],
          rows[at + 5],
          rows[at + 6],
          rows[at + 7]);
    }
  }

  private static void quantizeInto(
      Component component, int at, float[] block, float[] reciprocals, short[] quantized) {
    ForwardDct.quantize(block, reciprocals, quantized);
    for (int k = 0; k < 64; k++) {
      component.coefficients()[at + k] =
          CoefficientRange.clamp(quantized[ForwardDct.COLUMN_ORDER[k]], k);
    }
  }
}
