package io.memecast.engine.raster;

import io.memecast.error.Deadline;
import java.util.Arrays;

/**
 * Separable resampling with the Lanczos kernel of three lobes, on premultiplied colour. When shrinking, the kernel
 * widens with the scale, so that every source pixel counts. Source rows are narrowed one by one, and only as many are
 * held as one row of the result needs.
 */
public final class Lanczos {
  private static final int CHANNELS = 4;

  private final Pixels source;
  private final Size size;
  private final Kernel across;
  private final Kernel down;
  private final float[] sourceRow;
  /** Source rows at the new width; row y is at {@code y % length}. */
  private final float[][] narrowed;

  private int narrowedRows;

  private Lanczos(Pixels source, Size size) {
    this.source = source;
    this.size = size;
    across = Kernel.of(source.width(), size.width());
    down = Kernel.of(source.height(), size.height());
    sourceRow = new float[source.width() * CHANNELS];
    narrowed = new float[down.taps()][size.width() * CHANNELS];
  }

  /**
   * The picture at another size.
   *
   * @param deadline asked at every row
   */
  public static Pixels resize(Pixels source, Size size, Deadline deadline) {
    if (source.width() == size.width() && source.height() == size.height()) {
      return source;
    }
    return new Lanczos(source, size).resize(deadline);
  }

  private Pixels resize(Deadline deadline) {
    int[] argb = new int[size.width() * size.height()];
    float[] sum = new float[size.width() * CHANNELS];
    for (int y = 0; y < size.height(); y++) {
      while (narrowedRows < down.start(y) + down.taps()) {
        deadline.check();
        premultiply(narrowedRows);
        across.apply(sourceRow, narrowed[narrowedRows % narrowed.length]);
        narrowedRows++;
      }
      deadline.check();
      down.apply(narrowed, y, sum);
      for (int x = 0; x < size.width(); x++) {
        argb[y * size.width() + x] = pixel(sum, x * CHANNELS);
      }
    }
    return new Pixels(size.width(), size.height(), argb, source.opaque());
  }

  private void premultiply(int y) {
    for (int x = 0; x < source.width(); x++) {
      int pixel = source.argb()[y * source.width() + x];
      float alpha = (pixel >>> 24) / 255f;
      sourceRow[x * CHANNELS] = (pixel >> 16 & 0xff) * alpha;
      sourceRow[x * CHANNELS + 1] = (pixel >> 8 & 0xff) * alpha;
      sourceRow[x * CHANNELS + 2] = (pixel & 0xff) * alpha;
      sourceRow[x * CHANNELS + 3] = alpha;
    }
  }

  private int pixel(float[] row, int at) {
    float alpha = source.opaque() ? 1 : row[at + 3];
    int alphaSample = sample(alpha * 255);
    if (alphaSample == 0) {
      return 0;
    }
    return alphaSample << 24
        | sample(row[at] / alpha) << 16
        | sample(row[at + 1] / alpha) << 8
        | sample(row[at + 2] / alpha);
  }

  private static int sample(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }

  /**
   * Weights of one axis: output sample i is the sum of {@link #taps} input samples from {@code starts[i]} on, with
   * weights {@code weights[i * taps …]} that sum to one. The starts never decrease.
   */
  @SuppressWarnings("ArrayRecordComponent") // a private bundle, never compared
  private record Kernel(int[] starts, float[] weights, int taps) {
    private static final double LOBES = 3;

    static Kernel of(int from, int to) {
      double scale = Math.max(1, (double) from / to);
      double radius = LOBES * scale;
      int taps = (int) Math.min(from, Math.ceil(radius) * 2 + 1);
      int[] starts = new int[to];
      float[] weights = new float[Math.multiplyExact(to, taps)];
      for (int i = 0; i < to; i++) {
        double centre = (i + 0.5) * from / to - 0.5;
        starts[i] = Math.max(0, Math.min(from - taps, (int) Math.floor(centre - taps / 2.0) + 1));
        double sum = 0;
        for (int tap = 0; tap < taps; tap++) {
          sum += lanczos((starts[i] + tap - centre) / scale);
        }
        for (int tap = 0; tap < taps; tap++) {
          weights[i * taps + tap] = (float) (lanczos((starts[i] + tap - centre) / scale) / sum);
        }
      }
      return new Kernel(starts, weights, taps);
    }

    private static double lanczos(double x) {
      if (Math.abs(x) < 1e-9) {
        return 1;
      }
      if (Math.abs(x) >= LOBES) {
        return 0;
      }
      double pix = Math.PI * x;
      return LOBES * Math.sin(pix) * Math.sin(pix / LOBES) / (pix * pix);
    }

    int start(int i) {
      return starts[i];
    }

    /** Resamples within one row. */
    void apply(float[] row, float[] target) {
      for (int i = 0; i < starts.length; i++) {
        float red = 0;
        float green = 0;
        float blue = 0;
        float alpha = 0;
        int at = starts[i] * CHANNELS;
        for (int tap = 0; tap < taps; tap++, at += CHANNELS) {
          float weight = weights[i * taps + tap];
          red += weight * row[at];
          green += weight * row[at + 1];
          blue += weight * row[at + 2];
          alpha += weight * row[at + 3];
        }
        target[i * CHANNELS] = red;
        target[i * CHANNELS + 1] = green;
        target[i * CHANNELS + 2] = blue;
        target[i * CHANNELS + 3] = alpha;
      }
    }

    /** Sums whole rows into output row {@code i}; row y is {@code rows[y % rows.length]}. */
    void apply(float[][] rows, int i, float[] target) {
      Arrays.fill(target, 0);
      for (int tap = 0; tap < taps; tap++) {
        float weight = weights[i * taps + tap];
        float[] row = rows[(starts[i] + tap) % rows.length];
        for (int x = 0; x < target.length; x++) {
          target[x] += weight * row[x];
        }
      }
    }
  }
}
