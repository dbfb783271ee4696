package io.memecast.engine.raster;

import io.memecast.error.Deadline;
import java.util.Arrays;

/**
 * Separable resampling with the Lanczos kernel of three lobes, on premultiplied colour. When shrinking, the kernel
 * widens with the scale, so that every source pixel counts; where that would take a great many of them, averages of
 * boxes of pixels take their place.
 *
 * <p>The result is made in strips of columns, and each strip row by row from the source rows that it needs. So it takes
 * a few megabytes beside the result, whatever the shape of the source.
 */
public final class Lanczos {
  private static final int CHANNELS = 4;

  /** Floats of the source rows that a strip holds, about. */
  private static final int STRIP_FLOATS = 1 << 20;

  /** Source pixels between two looks at the deadline: a few milliseconds. */
  private static final int CHECK_PIXELS = 1 << 20;

  private final Pixels source;
  private final Size size;
  private final LanczosAxis across;
  private final LanczosAxis down;
  private final Deadline deadline;
  private final int[] argb;
  private int uncheckedPixels;

  private Lanczos(Pixels source, Size size, Deadline deadline) {
    this.source = source;
    this.size = size;
    this.deadline = deadline;
    across = new LanczosAxis(source.width(), size.width());
    down = new LanczosAxis(source.height(), size.height());
    argb = new int[size.width() * size.height()];
  }

  /**
   * The picture at another size.
   *
   * @param deadline asked every few milliseconds
   */
  public static Pixels resize(Pixels source, Size size, Deadline deadline) {
    if (source.width() == size.width() && source.height() == size.height()) {
      return source;
    }
    return new Lanczos(source, size, deadline).resize();
  }

  private Pixels resize() {
    int columns = Math.max(1, STRIP_FLOATS / CHANNELS / Math.max(down.taps(), across.taps()));
    for (int first = 0; first < size.width(); first += columns) {
      new Strip(first, Math.min(columns, size.width() - first)).resize();
    }
    return new Pixels(size.width(), size.height(), argb, source.opaque());
  }

  /** Some columns of the result. */
  private final class Strip {
    private final int firstColumn;
    private final int columns;
    private final int[] starts;
    private final float[] weights;
    private final float[] rowWeights = new float[down.taps()];
    private final int firstSample;
    private final float[] samples;
    /** Source rows at the new width; row y is at {@code y % length}. */
    private final float[][] narrowed;

    private final float[] sum;

    Strip(int firstColumn, int columns) {
      this.firstColumn = firstColumn;
      this.columns = columns;
      starts = new int[columns];
      weights = new float[columns * across.taps()];
      for (int i = 0; i < columns; i++) {
        starts[i] = across.start(firstColumn + i);
        across.weights(firstColumn + i, weights, i * across.taps());
      }
      firstSample = starts[0];
      int end = starts[columns - 1] + across.taps();
      samples = new float[(end - firstSample) * CHANNELS];
      narrowed = new float[down.taps()][columns * CHANNELS];
      sum = new float[columns * CHANNELS];
    }

    void resize() {
      int rows = 0;
      for (int y = 0; y < size.height(); y++) {
        int end = down.start(y) + down.taps(); // never less than before
        for (; rows < end; rows++) {
          deadline.check();
          read(rows);
          narrow(narrowed[rows % narrowed.length]);
        }
        deadline.check();
        addRows(y);
        for (int x = 0; x < columns; x++) {
          argb[y * size.width() + firstColumn + x] = pixel(sum, x * CHANNELS);
        }
      }
    }

    /** Row {@code y} of samples, each the average of a box of pixels. */
    private void read(int y) {
      int top = y * down.box();
      int bottom = Math.min(source.height(), top + down.box());
      for (int i = 0; i < samples.length / CHANNELS; i++) {
        int left = (firstSample + i) * across.box();
        int right = Math.min(source.width(), left + across.box());
        average(left, top, right, bottom, i * CHANNELS);
      }
    }

    private void average(int left, int top, int right, int bottom, int at) {
      float red = 0;
      float green = 0;
      float blue = 0;
      float alphas = 0;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          int pixel = source.argb()[y * source.width() + x];
          float alpha = (pixel >>> 24) / 255f;
          red += (pixel >> 16 & 0xff) * alpha;
          green += (pixel >> 8 & 0xff) * alpha;
          blue += (pixel & 0xff) * alpha;
          alphas += alpha;
        }
      }
      int count = (right - left) * (bottom - top);
      samples[at] = red / count;
      samples[at + 1] = green / count;
      samples[at + 2] = blue / count;
      samples[at + 3] = alphas / count;
      checkAfter(count);
    }

    /** Resamples within one row. */
    private void narrow(float[] target) {
      for (int i = 0; i < columns; i++) {
        float red = 0;
        float green = 0;
        float blue = 0;
        float alpha = 0;
        int at = (starts[i] - firstSample) * CHANNELS;
        int firstWeight = i * across.taps();
        for (int tap = 0; tap < across.taps(); tap++, at += CHANNELS) {
          float weight = weights[firstWeight + tap];
          red += weight * samples[at];
          green += weight * samples[at + 1];
          blue += weight * samples[at + 2];
          alpha += weight * samples[at + 3];
        }
        target[i * CHANNELS] = red;
        target[i * CHANNELS + 1] = green;
        target[i * CHANNELS + 2] = blue;
        target[i * CHANNELS + 3] = alpha;
      }
    }

    /** Sums source rows into row {@code y} of the result. */
    private void addRows(int y) {
      int start = down.start(y);
      down.weights(y, rowWeights, 0);
      Arrays.fill(sum, 0);
      for (int tap = 0; tap < down.taps(); tap++) {
        float weight = rowWeights[tap];
        float[] row = narrowed[(start + tap) % narrowed.length];
        for (int x = 0; x < sum.length; x++) {
          sum[x] += weight * row[x];
        }
      }
    }
  }

  private void checkAfter(int pixels) {
    uncheckedPixels += pixels;
    if (uncheckedPixels >= CHECK_PIXELS) {
      uncheckedPixels = 0;
      deadline.check();
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
}
