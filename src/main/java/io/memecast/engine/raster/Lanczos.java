package io.memecast.engine.raster;

import io.memecast.error.Deadline;

/**
 * Separable resampling with the Lanczos kernel of three lobes, on premultiplied colour. When shrinking, the kernel
 * widens with the scale, so that every source pixel counts.
 */
public final class Lanczos {
  private static final double LOBES = 3;

  private Lanczos() {}

  /**
   * The picture at another size.
   *
   * @param deadline asked at every row
   */
  public static Pixels resize(Pixels source, Size size, Deadline deadline) {
    if (source.width() == size.width() && source.height() == size.height()) {
      return source;
    }
    Kernel across = Kernel.of(source.width(), size.width());
    Kernel down = Kernel.of(source.height(), size.height());
    float[] narrow = new float[size.width() * source.height() * 4];
    float[] row = new float[source.width() * 4];
    for (int y = 0; y < source.height(); y++) {
      deadline.check();
      premultiply(source, y, row);
      across.applyToRow(row, narrow, y * size.width() * 4);
    }
    int[] argb = new int[size.width() * size.height()];
    for (int y = 0; y < size.height(); y++) {
      deadline.check();
      for (int x = 0; x < size.width(); x++) {
        argb[y * size.width() + x] =
            down.applyToColumn(narrow, x, y, size.width(), source.opaque());
      }
    }
    return new Pixels(size.width(), size.height(), argb, source.opaque());
  }

  private static void premultiply(Pixels source, int y, float[] row) {
    for (int x = 0; x < source.width(); x++) {
      int pixel = source.argb()[y * source.width() + x];
      float alpha = (pixel >>> 24) / 255f;
      row[x * 4] = (pixel >> 16 & 0xff) * alpha;
      row[x * 4 + 1] = (pixel >> 8 & 0xff) * alpha;
      row[x * 4 + 2] = (pixel & 0xff) * alpha;
      row[x * 4 + 3] = alpha;
    }
  }

  /**
   * Weights of one axis: output sample i is the sum of {@code taps} input samples from {@code start[i]} on, with weights
   * {@code weight[i * taps …]} that sum to one.
   */
  @SuppressWarnings("ArrayRecordComponent") // a private bundle, never compared
  private record Kernel(int[] start, float[] weight, int taps) {
    static Kernel of(int from, int to) {
      double scale = Math.max(1, (double) from / to);
      double radius = LOBES * scale;
      int taps = Math.min(from, (int) Math.ceil(radius) * 2 + 1);
      int[] start = new int[to];
      float[] weight = new float[to * taps];
      for (int i = 0; i < to; i++) {
        double centre = (i + 0.5) * from / to - 0.5;
        start[i] = Math.max(0, Math.min(from - taps, (int) Math.floor(centre - taps / 2.0) + 1));
        double sum = 0;
        for (int tap = 0; tap < taps; tap++) {
          sum += lanczos((start[i] + tap - centre) / scale);
        }
        for (int tap = 0; tap < taps; tap++) {
          weight[i * taps + tap] = (float) (lanczos((start[i] + tap - centre) / scale) / sum);
        }
      }
      return new Kernel(start, weight, taps);
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

    void applyToRow(float[] row, float[] target, int offset) {
      for (int i = 0; i < start.length; i++) {
        float red = 0;
        float green = 0;
        float blue = 0;
        float alpha = 0;
        for (int tap = 0; tap < taps; tap++) {
          float w = weight[i * taps + tap];
          int at = (start[i] + tap) * 4;
          red += w * row[at];
          green += w * row[at + 1];
          blue += w * row[at + 2];
          alpha += w * row[at + 3];
        }
        target[offset + i * 4] = red;
        target[offset + i * 4 + 1] = green;
        target[offset + i * 4 + 2] = blue;
        target[offset + i * 4 + 3] = alpha;
      }
    }

    int applyToColumn(float[] rows, int x, int y, int width, boolean opaque) {
      float red = 0;
      float green = 0;
      float blue = 0;
      float alpha = 0;
      for (int tap = 0; tap < taps; tap++) {
        float w = weight[y * taps + tap];
        int at = ((start[y] + tap) * width + x) * 4;
        red += w * rows[at];
        green += w * rows[at + 1];
        blue += w * rows[at + 2];
        alpha += w * rows[at + 3];
      }
      if (opaque) {
        return 0xff000000 | channel(red) << 16 | channel(green) << 8 | channel(blue);
      }
      int a = channel(alpha * 255);
      if (a == 0) {
        return 0;
      }
      return a << 24
          | channel(red / alpha) << 16
          | channel(green / alpha) << 8
          | channel(blue / alpha);
    }

    private static int channel(float value) {
      return Math.max(0, Math.min(255, Math.round(value)));
    }
  }
}
