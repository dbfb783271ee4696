package io.memecast.engine.png;

import io.memecast.engine.raster.Blend;
import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.TextPatch;

/**
 * Ink on 8-bit samples with alpha. The sum is made premultiplied, in exact integers, and divided by the resulting alpha
 * once, so that what lies hidden under a transparent pixel never shines through:
 *
 * <pre>
 * alpha  = ink alpha + background alpha · (1 − ink alpha)
 * colour = (ink colour · ink alpha + background · background alpha · (1 − ink alpha)) / alpha
 * </pre>
 */
final class Rgba8Blender implements RowBlender {
  @Override
  public void text(TextPatch patch, int row, byte[] samples, int at) {
    int ink = row * patch.width();
    for (int x = patch.rowStart(row); x < patch.rowEnd(row); x++) {
      int total = patch.total()[ink + x] & 0xff;
      if (total != 0) {
        textPixel(patch, total, patch.fill()[ink + x] & 0xff, samples, at + 4 * x);
      }
    }
  }

  /** Most pixels are wholly ink, and most of the rest lie on opaque ground: neither needs the division. */
  private static void textPixel(TextPatch patch, int total, int fill, byte[] samples, int pixel) {
    if (fill == 255) {
      putOpaque(samples, pixel, patch.fillRgb());
    } else if (total == 255 && fill == 0) {
      putOpaque(samples, pixel, patch.outlineRgb());
    } else if (samples[pixel + 3] == -1) {
      Rgb8Blender.blend(samples, pixel, patch, total, fill);
    } else {
      blend(samples, pixel, patch, total, fill);
    }
  }

  private static void putOpaque(byte[] samples, int pixel, int rgb) {
    Rgb8Blender.put(samples, pixel, rgb);
    samples[pixel + 3] = -1;
  }

  private static void blend(byte[] samples, int pixel, TextPatch patch, int total, int fill) {
    int background = samples[pixel + 3] & 0xff;
    for (int channel = 0; channel < 3; channel++) {
      int shift = 16 - 8 * channel;
      int outline = patch.outlineRgb() >> shift & 0xff;
      int premultiplied = (total - fill) * outline + fill * (patch.fillRgb() >> shift & 0xff);
      put(samples, pixel + channel, premultiplied, total, background);
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
      int pixel = at + 4 * x;
      int background = samples[pixel + 3] & 0xff;
      for (int channel = 0; channel < 3; channel++) {
        int premultiplied = 255 * (argb >> (16 - 8 * channel) & 0xff);
        put(samples, pixel + channel, premultiplied, alpha, background);
      }
      putAlpha(samples, pixel, alpha, background);
    }
  }

  /**
   * One colour channel.
   *
   * @param premultiplied the ink's colour times its alpha, 0..255·255
   * @param alpha the ink's, 1..255
   * @param background alpha, 0..255
   */
  private static void put(byte[] samples, int at, int premultiplied, int alpha, int background) {
    int below = (255 - alpha) * background;
    int sum = 255 * premultiplied + below * (samples[at] & 0xff);
    int weight = 255 * alpha + below;
    samples[at] = (byte) Math.min(255, (sum + weight / 2) / weight);
  }

  private static void putAlpha(byte[] samples, int pixel, int alpha, int background) {
    samples[pixel + 3] = (byte) (alpha + Blend.div255((255 - alpha) * background));
  }
}
