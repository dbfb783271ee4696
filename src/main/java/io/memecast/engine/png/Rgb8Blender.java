package io.memecast.engine.png;

import io.memecast.engine.raster.Blend;
import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.TextPatch;

/** Ink on opaque pixels of 8-bit samples. */
final class Rgb8Blender implements RowBlender {
  @Override
  public void text(TextPatch patch, int row, byte[] samples, int at) {
    int ink = row * patch.width();
    for (int x = patch.rowStart(row); x < patch.rowEnd(row); x++) {
      int total = patch.total()[ink + x] & 0xff;
      if (total == 0) {
        continue;
      }
      int fill = patch.fill()[ink + x] & 0xff;
      int pixel = at + 3 * x;
      if (fill == 255) {
        put(samples, pixel, patch.fillRgb());
      } else if (total == 255 && fill == 0) {
        put(samples, pixel, patch.outlineRgb());
      } else {
        blend(samples, pixel, patch, total, fill);
      }
    }
  }

  static void put(byte[] samples, int pixel, int rgb) {
    samples[pixel] = (byte) (rgb >> 16);
    samples[pixel + 1] = (byte) (rgb >> 8);
    samples[pixel + 2] = (byte) rgb;
  }

  static void blend(byte[] samples, int pixel, TextPatch patch, int total, int fill) {
    for (int channel = 0; channel < 3; channel++) {
      int shift = 16 - 8 * channel;
      samples[pixel + channel] = (byte) Blend.text(
          samples[pixel + channel] & 0xff,
          total,
          fill,
          patch.outlineRgb() >> shift & 0xff,
          patch.fillRgb() >> shift & 0xff);
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
        int sample = at + 3 * x + channel;
        int premultiplied = argb >> (16 - 8 * channel) & 0xff;
        samples[sample] = (byte) Blend.over(samples[sample] & 0xff, premultiplied, alpha);
      }
    }
  }
}
