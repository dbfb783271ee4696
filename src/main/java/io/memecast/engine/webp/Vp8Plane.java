package io.memecast.engine.webp;

import java.util.Arrays;

/**
 * One component of a frame in whole macroblocks, with the row above and the column left of it that blocks at the edges are
 * predicted from (RFC 6386, 12.2 and 12.3). Written to by the decoder, one thread.
 */
final class Vp8Plane {
  private static final byte ABOVE = 127;
  private static final byte LEFT = (byte) 129;

  /** Samples right of the last block in a row, which continue it. */
  private static final int EXTENSION = 4;

  private final byte[] samples;
  private final int right;
  private final int stride;

  /** Both are multiples of a macroblock's side. */
  Vp8Plane(int width, int height) {
    stride = 1 + width + EXTENSION;
    right = width;
    samples = new byte[stride * (height + 1)];
    Arrays.fill(samples, 0, stride, ABOVE);
    for (int y = 0; y < height; y++) {
      samples[at(-1, y)] = LEFT;
    }
  }

  /**
   * Continues a row beyond the picture with its last sample, for blocks below it that are predicted from what is above and
   * to the right of them: so does libwebp.
   */
  void extend(int y) {
    int end = at(right, y);
    Arrays.fill(samples, end, end + EXTENSION, samples[end - 1]);
  }

  /** Index of a sample; column and row -1 are the border. */
  int at(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  /** From a sample to the one below. */
  int stride() {
    return stride;
  }

  byte[] samples() {
    return samples;
  }
}
