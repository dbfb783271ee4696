package io.memecast.engine.png;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.TextPatch;

/** {@link Rgba8Blender} for 16-bit samples: the same sums in 64 bits. */
final class Rgba16Blender implements RowBlender {
  @Override
  public void text(TextPatch patch, int row, byte[] samples, int at) {
    int ink = row * patch.width();
    for (int x = patch.rowStart(row); x < patch.rowEnd(row); x++) {
      int total = patch.total()[ink + x] & 0xff;
      if (total != 0) {
        textPixel(patch, total, patch.fill()[ink + x] & 0xff, samples, at + 8 * x);
      }
    }
  }

  private static void textPixel(TextPatch patch, int total, int fill, byte[] samples, int pixel) {
    int background = Sample16.get(samples, pixel + 6);
    for (int channel = 0; channel < 3; channel++) {
      int shift = 16 - 8 * channel;
      int outline = patch.outlineRgb() >> shift & 0xff;
      int premultiplied = (total - fill) * outline + fill * (patch.fillRgb() >> shift & 0xff);
      put(samples, pixel + 2 * channel, premultiplied, total, background);
    }
    putAlpha(samples, pixel, total, background);
  }

  @Override
  public void color(ColorPatch patch, int row, byte[] samples, int at) {
    int ink = row * patch.width();
    for (int x = 0; x < patch.width(); x++) {
      int argb = patch.argb()[ink + x];
      int alpha = argb >>> 24;
      if (alpha == 0) {
        continue;
      }
      int pixel = at + 8 * x;
      int background = Sample16.get(samples, pixel + 6);
      for (int channel = 0; channel < 3; channel++) {
        int premultiplied = 255 * (argb >> (16 - 8 * channel) & 0xff);
        put(samples, pixel + 2 * channel, premultiplied, alpha, background);
      }
      putAlpha(samples, pixel, alpha, background);
    }
  }

  /**
   * One colour channel.
   *
   * @param premultiplied the ink's colour times its alpha, 0..255·255
   * @param alpha the ink's, 1..255
   * @param background alpha, 0..65535
   */
  private static void put(byte[] samples, int at, int premultiplied, int alpha, int background) {
    long below = (long) Sample16.widen(255 - alpha) * background;
    long sum = Sample16.MAX * (premultiplied * 257L * 257L) + below * Sample16.get(samples, at);
    long weight = (long) Sample16.MAX * Sample16.widen(alpha) + below;
    Sample16.put(samples, at, Math.min(Sample16.MAX, (sum + weight / 2) / weight));
  }

  private static void putAlpha(byte[] samples, int pixel, int alpha, int background) {
    long below = (long) Sample16.widen(255 - alpha) * background;
    Sample16.put(samples, pixel + 6, Sample16.widen(alpha) + Sample16.divMax(below));
  }
}
