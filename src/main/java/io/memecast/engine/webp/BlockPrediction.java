package io.memecast.engine.webp;

import java.util.Arrays;

/**
 * Predicts whole blocks, 16×16 of luma and 8×8 of chroma, from the row above and the column to the left (RFC 6386, 12.2).
 */
final class BlockPrediction {
  /** Modes, with the numbers of those of {@link SubblockPrediction} that their blocks count as. */
  static final int DC = SubblockPrediction.DC;

  static final int TRUE_MOTION = SubblockPrediction.TRUE_MOTION;
  static final int VERTICAL = SubblockPrediction.VERTICAL;
  static final int HORIZONTAL = SubblockPrediction.HORIZONTAL;

  private BlockPrediction() {}

  /**
   * Fills a block.
   *
   * @param x of its first sample, a multiple of its size
   * @param y of its first sample
   * @param size 8 or 16
   */
  static void predict(Vp8Plane plane, int x, int y, int size, int mode) {
    switch (mode) {
      case TRUE_MOTION -> trueMotion(plane.samples(), plane.at(x, y), plane.stride(), size);
      case VERTICAL -> {
        for (int row = 0; row < size; row++) {
          System.arraycopy(
              plane.samples(), plane.at(x, y - 1), plane.samples(), plane.at(x, y + row), size);
        }
      }
      case HORIZONTAL -> {
        for (int row = 0; row < size; row++) {
          int at = plane.at(x, y + row);
          Arrays.fill(plane.samples(), at, at + size, plane.samples()[at - 1]);
        }
      }
      default -> {
        byte mean = mean(plane, x, y, size);
        for (int row = 0; row < size; row++) {
          int at = plane.at(x, y + row);
          Arrays.fill(plane.samples(), at, at + size, mean);
        }
      }
    }
  }

  /** Of the samples above and to the left that are in the picture. */
  private static byte mean(Vp8Plane plane, int x, int y, int size) {
    if (x == 0 && y == 0) {
      return (byte) 128;
    }
    byte[] samples = plane.samples();
    int sum = 0;
    int count = 0;
    if (y > 0) {
      int above = plane.at(x, y - 1);
      for (int i = 0; i < size; i++) {
        sum += samples[above + i] & 0xff;
      }
      count += size;
    }
    if (x > 0) {
      int left = plane.at(x - 1, y);
      for (int i = 0; i < size; i++) {
        sum += samples[left + i * plane.stride()] & 0xff;
      }
      count += size;
    }
    return (byte) ((sum + count / 2) / count);
  }

  /** Each sample: left + above − corner, clamped. */
  static void trueMotion(byte[] samples, int at, int stride, int size) {
    int above = at - stride;
    int corner = samples[above - 1] & 0xff;
    for (int row = 0; row < size; row++) {
      int start = at + row * stride;
      int base = (samples[start - 1] & 0xff) - corner;
      for (int i = 0; i < size; i++) {
        int sample = base + (samples[above + i] & 0xff);
        samples[start + i] = (byte) Math.max(0, Math.min(255, sample));
      }
    }
  }
}
