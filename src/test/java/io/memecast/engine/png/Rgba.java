package io.memecast.engine.png;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A picture as plain numbers, red, green, blue, alpha, 0..max, and ink put on it by the slowest exact arithmetic. */
final class Rgba {
  final int width;
  final int height;
  final int max;
  final int[] samples;

  Rgba(int width, int height, int max) {
    this.width = width;
    this.height = height;
    this.max = max;
    samples = new int[width * height * 4];
  }

  /** As the JDK decodes it. */
  static Rgba decodedByImageIo(byte[] file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      Raster raster = image.getRaster();
      int max = image.getSampleModel().getSampleSize(0) == 16 ? 65535 : 255;
      Rgba rgba = new Rgba(image.getWidth(), image.getHeight(), max);
      for (int i = 0; i < rgba.width * rgba.height; i++) {
        for (int c = 0; c < 4; c++) {
          rgba.samples[4 * i + c] =
              c < raster.getNumBands() ? raster.getSample(i % rgba.width, i / rgba.width, c) : max;
        }
      }
      return rgba;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the code under test decodes it. */
  static Rgba decodedByUs(byte[] file) {
    Samples samples =
        PngDecoder.decode(PngFile.parse(file, Limits.DEFAULTS, Deadline.never()), Deadline.never());
    boolean wide = samples.layout().bytesPerSample() == 2;
    Rgba rgba = new Rgba(samples.width(), samples.height(), wide ? 65535 : 255);
    int at = 0;
    for (int i = 0; i < rgba.samples.length; i++) {
      if (i % 4 == 3 && !samples.layout().hasAlpha()) {
        rgba.samples[i] = rgba.max;
      } else if (wide) {
        rgba.samples[i] = (samples.data()[at++] & 0xff) << 8 | (samples.data()[at++] & 0xff);
      } else {
        rgba.samples[i] = samples.data()[at++] & 0xff;
      }
    }
    return rgba;
  }

  /** What the writer of a generated file meant. */
  static Rgba of(TestPng png, byte[] palette, byte[] transparency) {
    Rgba rgba = new Rgba(png.width, png.height, png.depth == 16 ? 65535 : 255);
    for (int i = 0; i < png.width * png.height; i++) {
      int[] pixel = Arrays.copyOfRange(
          png.samples[i / png.width],
          i % png.width * png.channels,
          (i % png.width + 1) * png.channels);
      int[] meant = meant(png, pixel, palette, transparency);
      System.arraycopy(meant, 0, rgba.samples, 4 * i, 4);
    }
    return rgba;
  }

  private static int[] meant(TestPng png, int[] p, byte[] palette, byte[] transparency) {
    int max = png.depth == 16 ? 65535 : 255;
    int scale = png.depth < 8 ? 255 / ((1 << png.depth) - 1) : 1;
    return switch (png.colorType) {
      case 0 ->
        new int[] {
          p[0] * scale, p[0] * scale, p[0] * scale, clear(p, transparency, png.depth) ? 0 : max
        };
      case 2 -> new int[] {p[0], p[1], p[2], clear(p, transparency, png.depth) ? 0 : max};
      case 3 ->
        new int[] {
          palette[3 * p[0]] & 0xff,
          palette[3 * p[0] + 1] & 0xff,
          palette[3 * p[0] + 2] & 0xff,
          p[0] < transparency.length ? transparency[p[0]] & 0xff : 255
        };
      case 4 -> new int[] {p[0], p[0], p[0], p[1]};
      default -> p;
    };
  }

  private static boolean clear(int[] pixel, byte[] transparency, int depth) {
    boolean clear = transparency.length > 0;
    for (int c = 0; c < pixel.length && clear; c++) {
      int sample = (transparency[2 * c] & 0xff) << 8 | (transparency[2 * c + 1] & 0xff);
      clear = pixel[c] == (sample & ((1 << depth) - 1));
    }
    return clear;
  }

  /** This picture under the ink, in fractions of whole numbers, rounded half up at each patch. */
  Rgba under(Coverage coverage) {
    Rgba result = new Rgba(width, height, max);
    System.arraycopy(samples, 0, result.samples, 0, samples.length);
    for (Patch patch : coverage.patches()) {
      for (int y = 0; y < patch.height(); y++) {
        for (int x = 0; x < patch.width(); x++) {
          long[] ink = ink(patch, y * patch.width() + x);
          result.over(((patch.y() + y) * width + patch.x() + x) * 4, ink);
        }
      }
    }
    return result;
  }

  /** Red, green, blue, each times alpha, 0..255·255, and alpha 0..255. */
  private static long[] ink(Patch patch, int i) {
    if (patch instanceof ColorPatch color) {
      int argb = color.argb()[i];
      return new long[] {
        255L * (argb >> 16 & 0xff), 255L * (argb >> 8 & 0xff), 255L * (argb & 0xff), argb >>> 24
      };
    }
    TextPatch text = (TextPatch) patch;
    int total = text.total()[i] & 0xff;
    int fill = text.fill()[i] & 0xff;
    long[] ink = new long[4];
    for (int c = 0; c < 3; c++) {
      int shift = 16 - 8 * c;
      ink[c] = (long) (total - fill) * (text.outlineRgb() >> shift & 0xff)
          + (long) fill * (text.fillRgb() >> shift & 0xff);
    }
    ink[3] = total;
    return ink;
  }

  private void over(int at, long[] ink) {
    if (ink[3] == 0) {
      return;
    }
    // In units of 1 / (255 · max): alpha = ink · max + (255 − ink) · background.
    long below = (255 - ink[3]) * samples[at + 3];
    long alpha = ink[3] * max + below;
    for (int c = 0; c < 3; c++) {
      // colour / max = (ink / 255² + below / (255 · max) · sample / max) / (alpha / (255 · max))
      long top = ink[c] * max * max + below * 255 * samples[at + c];
      samples[at + c] = Math.min(max, rounded(top, alpha * 255));
    }
    samples[at + 3] = rounded(alpha, 255);
  }

  /** Half up, exactly: every sum here stays below 2⁵⁰. */
  private static int rounded(long top, long bottom) {
    return Math.toIntExact((2 * top + bottom) / (2 * bottom));
  }

  /** How many pixels differ. */
  int differences(Rgba other) {
    if (width != other.width || height != other.height || max != other.max) {
      throw new AssertionError("different kinds of picture: " + width + "×" + height + "/" + max
          + " and " + other.width + "×" + other.height + "/" + other.max);
    }
    int count = 0;
    for (int i = 0; i < samples.length; i += 4) {
      if (!Arrays.equals(samples, i, i + 4, other.samples, i, i + 4)) {
        count++;
      }
    }
    return count;
  }
}
