package io.memecast.engine.png;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.TextPatch;

/** Ink on opaque pixels of 16-bit samples; coverage and colours are widened, nothing is rounded to 8 bits. */
final class Rgb16Blender implements RowBlender {
  @Override
  public void text(TextPatch patch, int row, byte[] samples, int at) {
    int ink = row * patch.width();
    for (int x = patch.rowStart(row); x < patch.rowEnd(row); x++) {
      int total = patch.total()[ink + x] & 0xff;
      if (total == 0) {
        continue;
      }
      int fill = patch.fill()[ink + x] & 0xff;
      for (int channel = 0; channel < 3; channel++) {
        int shift = 16 - 8 * channel;
        int outline = patch.outlineRgb() >> shift & 0xff;
        int color = (total - fill) * outline + fill * (patch.fillRgb() >> shift & 0xff);
        put(samples, at + 6 * x + 2 * channel, color, total);
      }
    }
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
      for (int channel = 0; channel < 3; channel++) {
        int premultiplied = 255 * (argb >> (16 - 8 * channel) & 0xff);
        put(samples, at + 6 * x + 2 * channel, premultiplied, alpha);
      }
    }
  }

  /**
   * One channel.
   *
   * @param premultiplied the ink's colour times its alpha, 0..255·255
   * @param alpha the ink's, 1..255
   */
  private static void put(byte[] samples, int at, int premultiplied, int alpha) {
    long below = (long) Sample16.widen(255 - alpha) * Sample16.get(samples, at);
    long sum = premultiplied * 257L * 257L + below;
    Sample16.put(samples, at, Math.min(Sample16.MAX, Sample16.divMax(sum)));
  }
}
