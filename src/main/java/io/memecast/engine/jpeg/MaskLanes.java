package io.memecast.engine.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A block's coverage where a sample stands for several pixels: for each of 8 × 8 samples the sum over its pixels, in
 * lanes of 16 bits, two longs a row, the first sample lowest. Reused; one thread at a time.
 */
final class MaskLanes {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;

  final long[] lanes = new long[16];

  /**
   * Sums the block.
   *
   * @param mask coverage of pixels in rows of {@code stride}
   * @param at the block's first pixel
   * @param across pixels a sample, 1 to 4
   * @param down rows of pixels a sample, 1 to 4
   */
  void sum(byte[] mask, int at, int stride, int across, int down) {
    if (across == 2 && down == 2) {
      sumTwoByTwo(mask, at, stride);
    } else {
      sumAny(mask, at, stride, across, down);
    }
  }

  private void sumTwoByTwo(byte[] mask, int at, int stride) {
    for (int i = 0; i < 16; i += 2) {
      int upper = at + i * stride;
      int lower = upper + stride;
      lanes[i] = pairs((long) LONG.get(mask, upper)) + pairs((long) LONG.get(mask, lower));
      lanes[i + 1] =
          pairs((long) LONG.get(mask, upper + 8)) + pairs((long) LONG.get(mask, lower + 8));
    }
  }

  /** The sums of neighbouring bytes, in lanes of 16 bits. */
  private static long pairs(long bytes) {
    return (bytes & EVEN_BYTES) + (bytes >>> 8 & EVEN_BYTES);
  }

  private void sumAny(byte[] mask, int at, int stride, int across, int down) {
    for (int i = 0; i < 16; i++) {
      long packed = 0;
      for (int lane = 0; lane < 4; lane++) {
        int first = at + (i >> 1) * down * stride + ((i & 1) * 4 + lane) * across;
        long sum = 0;
        for (int y = 0; y < down; y++) {
          for (int x = 0; x < across; x++) {
            sum += mask[first + y * stride + x] & 0xff;
          }
        }
        packed |= sum << (16 * lane);
      }
      lanes[i] = packed;
    }
  }

  /** Whether all longs hold these four sums. */
  boolean allAre(long lanesValue) {
    long differing = 0;
    for (long value : lanes) {
      differing |= value ^ lanesValue;
    }
    return differing == 0;
  }

  /** Four lanes of one value. */
  static long everywhere(int value) {
    return value * 0x0001000100010001L;
  }
}
