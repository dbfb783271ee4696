package io.memecast.engine.raster;

/**
 * One axis of a resampling: sample i of the result is the sum of {@link #taps} samples of the source from
 * {@link #start start(i)} on, with {@link #weights} that sum to one. A sample of the source is the average of
 * {@link #box} pixels, so that taps are bounded however much is shrunk. Immutable, safe for any thread.
 */
final class LanczosAxis {
  private static final double LOBES = 3;

  /** Above this many pixels for one of the result, averages are taken first. */
  private static final int MAX_SCALE = 256;

  private final int to;
  private final int box;
  private final int samples;
  private final double extent;
  private final double scale;
  private final int taps;

  /**
   * @param from pixels of the source
   * @param to pixels of the result
   */
  LanczosAxis(int from, int to) {
    this.to = to;
    int pixels = from / to;
    box = pixels < MAX_SCALE ? 1 : pixels / (MAX_SCALE / 2);
    samples = (from - 1) / box + 1;
    extent = (double) from / box;
    scale = Math.max(1, extent / to);
    taps = (int) Math.min(samples, Math.ceil(LOBES * scale) * 2 + 1);
  }

  /** Pixels of the source in each sample; the last may have fewer. */
  int box() {
    return box;
  }

  /** At most a few more than six times {@link #MAX_SCALE}. */
  int taps() {
    return taps;
  }

  /** The first sample for pixel {@code i} of the result; never decreases with {@code i}. */
  int start(int i) {
    return Math.max(0, Math.min(samples - taps, (int) Math.floor(centre(i) - taps / 2.0) + 1));
  }

  /** Writes the weights for pixel {@code i} of the result to {@code target} from {@code offset} on. */
  void weights(int i, float[] target, int offset) {
    int start = start(i);
    double centre = centre(i);
    double sum = 0;
    for (int tap = 0; tap < taps; tap++) {
      sum += lanczos((start + tap - centre) / scale);
    }
    for (int tap = 0; tap < taps; tap++) {
      target[offset + tap] = (float) (lanczos((start + tap - centre) / scale) / sum);
    }
  }

  private double centre(int i) {
    return (i + 0.5) * extent / to - 0.5;
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
}
