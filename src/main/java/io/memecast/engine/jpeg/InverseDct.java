package io.memecast.engine.jpeg;

import io.memecast.error.Deadline;

/**
 * Coefficients to samples by integer arithmetic, the same to the last bit as libjpeg's "islow" (jidctint.c, after
 * Loeffler, Ligtenberg and Moschytz, ICASSP 1989), so that the samples are those that nearly every decoder shows.
 */
final class InverseDct {
  private static final int CONST_BITS = 13;
  private static final int PASS1_BITS = 2;

  // Each times 2^13.
  private static final int FIX_0_298631336 = 2446;
  private static final int FIX_0_390180644 = 3196;
  private static final int FIX_0_541196100 = 4433;
  private static final int FIX_0_765366865 = 6270;
  private static final int FIX_0_899976223 = 7373;
  private static final int FIX_1_175875602 = 9633;
  private static final int FIX_1_501321110 = 12299;
  private static final int FIX_1_847759065 = 15137;
  private static final int FIX_1_961570560 = 16069;
  private static final int FIX_2_053119869 = 16819;
  private static final int FIX_2_562915447 = 20995;
  private static final int FIX_3_072711026 = 25172;

  private final int[] block = new int[64];

  private InverseDct() {}

  /**
   * All samples of the component, less 128.
   *
   * @param deadline asked at every row of blocks
   * @return 64 · blocks bytes, row by row of 8 · {@link Component#blocksAcross()}
   */
  static byte[] plane(Component component, Deadline deadline) {
    InverseDct dct = new InverseDct();
    int stride = component.blocksAcross() * 8;
    byte[] plane = new byte[component.coefficients().length];
    for (int row = 0; row < component.blocksDown(); row++) {
      deadline.check();
      for (int column = 0; column < component.blocksAcross(); column++) {
        int at = (row * component.blocksAcross() + column) * 64;
        dct.dequantize(component, at);
        dct.transform(plane, row * 8 * stride + column * 8, stride);
      }
    }
    return plane;
  }

  private void dequantize(Component component, int at) {
    short[] coefficients = component.coefficients();
    int[] quantizers = component.quantizers();
    for (int k = 0; k < 64; k++) {
      block[ZigZag.NATURAL[k]] = coefficients[at + k] * quantizers[k];
    }
  }

  private void transform(byte[] plane, int at, int stride) {
    for (int column = 0; column < 8; column++) {
      pass(column, 8, CONST_BITS - PASS1_BITS);
    }
    for (int row = 0; row < 8; row++) {
      pass(row * 8, 1, CONST_BITS + PASS1_BITS + 3);
      for (int column = 0; column < 8; column++) {
        int sample = block[row * 8 + column];
        plane[at + row * stride + column] = (byte) Math.max(-128, Math.min(127, sample));
      }
    }
  }

  /** One-dimensional transform in place of eight values from {@code at}, {@code step} apart. */
  private void pass(int at, int step, int shift) {
    int z2 = block[at + 2 * step];
    int z3 = block[at + 6 * step];
    int z1 = (z2 + z3) * FIX_0_541196100;
    int even2 = z1 - z3 * FIX_1_847759065;
    int even3 = z1 + z2 * FIX_0_765366865;
    int even0 = (block[at] + block[at + 4 * step]) << CONST_BITS;
    int even1 = (block[at] - block[at + 4 * step]) << CONST_BITS;
    int tmp0 = block[at + 7 * step];
    int tmp1 = block[at + 5 * step];
    int tmp2 = block[at + 3 * step];
    int tmp3 = block[at + step];
    int z5 = (tmp0 + tmp2 + tmp1 + tmp3) * FIX_1_175875602;
    z1 = -(tmp0 + tmp3) * FIX_0_899976223;
    z2 = -(tmp1 + tmp2) * FIX_2_562915447;
    z3 = z5 - (tmp0 + tmp2) * FIX_1_961570560;
    int z4 = z5 - (tmp1 + tmp3) * FIX_0_390180644;
    tmp0 = tmp0 * FIX_0_298631336 + z1 + z3;
    tmp1 = tmp1 * FIX_2_053119869 + z2 + z4;
    tmp2 = tmp2 * FIX_3_072711026 + z2 + z3;
    tmp3 = tmp3 * FIX_1_501321110 + z1 + z4;
    int round = 1 << (shift - 1);
    block[at] = (even0 + even3 + tmp3 + round) >> shift;
    block[at + 7 * step] = (even0 + even3 - tmp3 + round) >> shift;
    block[at + step] = (even1 + even2 + tmp2 + round) >> shift;
    block[at + 6 * step] = (even1 + even2 - tmp2 + round) >> shift;
    block[at + 2 * step] = (even1 - even2 + tmp1 + round) >> shift;
    block[at + 5 * step] = (even1 - even2 - tmp1 + round) >> shift;
    block[at + 3 * step] = (even0 - even3 + tmp0 + round) >> shift;
    block[at + 4 * step] = (even0 - even3 - tmp0 + round) >> shift;
  }
}
