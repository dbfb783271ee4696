package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;

/**
 * Template and captioned file, both played by {@link GifOracle} and compared.
 *
 * @param outsideDiffers pixels without ink that differ, over all frames
 * @param worstInk greatest distance (RGB, 0..441) of an inked pixel to the ideal blend
 * @param meanInk mean of these distances
 * @param meanOpaque the same for opaque ink
 */
record CaptionCheck(
    GifOracle before,
    GifOracle after,
    long outsideDiffers,
    double worstInk,
    double meanInk,
    double meanOpaque) {

  static CaptionCheck check(byte[] template, byte[] captioned, Coverage ink) {
    GifOracle before = GifOracle.play(template);
    GifOracle after = GifOracle.play(captioned);
    double[] alpha = new double[before.width * before.height];
    double[][] color = new double[alpha.length][3];
    flatten(ink, alpha, color);
    long outside = 0;
    double worst = 0;
    double sum = 0;
    long count = 0;
    double opaqueSum = 0;
    long opaqueCount = 0;
    for (int frame = 0; frame < before.shown.size(); frame++) {
      int[] was = before.shown.get(frame);
      int[] is = after.shown.get(frame);
      for (int i = 0; i < was.length; i++) {
        if (alpha[i] == 0) {
          outside += was[i] == is[i] ? 0 : 1;
        } else {
          double distance = distance(was[i], is[i], alpha[i], color[i]);
          worst = Math.max(worst, distance);
          sum += distance;
          count++;
          if (alpha[i] >= 0.999) {
            opaqueSum += distance;
            opaqueCount++;
          }
        }
      }
    }
    return new CaptionCheck(
        before,
        after,
        outside,
        worst,
        sum / Math.max(1, count),
        opaqueSum / Math.max(1, opaqueCount));
  }

  /** Frames, times and all pixels outside are the template's. */
  void assertExact() {
    assertThat(after.width).isEqualTo(before.width);
    assertThat(after.height).isEqualTo(before.height);
    assertThat(after.delays).isEqualTo(before.delays);
    assertThat(after.loopCount).isEqualTo(before.loopCount);
    assertThat(outsideDiffers).as("pixels outside of the caption that differ").isZero();
  }

  private static double distance(int was, int is, double alpha, double[] ink) {
    if (was >>> 24 == 0) {
      // A transparent canvas knows no halves: faint ink may be missing there.
      if (is >>> 24 == 0) {
        return alpha < 0.55 ? 0 : 441;
      }
      return difference(is, new double[] {ink[0] / alpha, ink[1] / alpha, ink[2] / alpha});
    }
    if (is >>> 24 == 0) {
      return 441;
    }
    double[] ideal = new double[3];
    for (int c = 0; c < 3; c++) {
      ideal[c] = ink[c] + (1 - alpha) * (was >> (16 - 8 * c) & 0xff);
    }
    return difference(is, ideal);
  }

  private static double difference(int is, double[] ideal) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double d = (is >> (16 - 8 * c) & 0xff) - ideal[c];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  private static void flatten(Coverage coverage, double[] alpha, double[][] color) {
    for (Patch patch : coverage.patches()) {
      for (int row = 0; row < patch.height(); row++) {
        for (int column = 0; column < patch.width(); column++) {
          int from = row * patch.width() + column;
          int to = (patch.y() + row) * coverage.width() + patch.x() + column;
          double[] ink = patch instanceof TextPatch text
              ? textInk(text, from)
              : colorInk((ColorPatch) patch, from);
          for (int c = 0; c < 3; c++) {
            color[to][c] = ink[c] + (1 - ink[3]) * color[to][c];
          }
          alpha[to] = ink[3] + (1 - ink[3]) * alpha[to];
        }
      }
    }
  }

  private static double[] textInk(TextPatch text, int at) {
    double total = (text.total()[at] & 0xff) / 255.0;
    double fill = (text.fill()[at] & 0xff) / 255.0;
    double[] ink = new double[4];
    for (int c = 0; c < 3; c++) {
      int shift = 16 - 8 * c;
      ink[c] = (total - fill) * (text.outlineRgb() >> shift & 0xff)
          + fill * (text.fillRgb() >> shift & 0xff);
    }
    ink[3] = total;
    return ink;
  }

  private static double[] colorInk(ColorPatch patch, int at) {
    int argb = patch.argb()[at];
    return new double[] {argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0};
  }
}
