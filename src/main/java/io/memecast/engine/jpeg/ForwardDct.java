package io.memecast.engine.jpeg;

/**
 * Samples to quantized coefficients: the transform of Arai, Agui and Nakajima (1988) in floating point, whose scale
 * factors are part of the quantizers' reciprocals. Stateless.
 */
final class ForwardDct {
  /** Scale of the transform's outputs: 1 for 0, else cos(k·π/16)·√2. */
  private static final double[] SCALE = new double[8];

  /** 1.5 · 2²³: adding it leaves a float's nearest integer in its lowest bits. */
  private static final float ROUND = 12582912f;

  private static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);

  /** Place in the file → 8 · column + row, the order that {@link #quantize} leaves coefficients in. */
  static final int[] COLUMN_ORDER = new int[64];

  /** For each column the bits in the file's order for eight bits in the column's. */
  private static final long[] MASKS = new long[8 * 256];

  static {
    for (int k = 0; k < 8; k++) {
      SCALE[k] = k == 0 ? 1 : Math.cos(k * Math.PI / 16) * Math.sqrt(2);
    }
    for (int k = 0; k < 64; k++) {
      int row = ZigZag.NATURAL[k] >> 3;
      int column = ZigZag.NATURAL[k] & 7;
      COLUMN_ORDER[k] = column * 8 + row;
      for (int rows = 0; rows < 256; rows++) {
        MASKS[column << 8 | rows] |= (long) (rows >> row & 1) << k;
      }
    }
  }

  private ForwardDct() {}

  /**
   * What {@link #quantize} multiplies by.
   *
   * @param quantizers 64, in the order of {@link ZigZag}
   * @param unit the samples' unit: samples of 255 · 4 times their value have 1020
   * @return 64, at 8 · column + row
   */
  static float[] reciprocals(int[] quantizers, int unit) {
    float[] reciprocals = new float[64];
    for (int column = 0; column < 8; column++) {
      for (int row = 0; row < 8; row++) {
        int quantizer = quantizers[ZigZag.PLACE[row * 8 + column]];
        reciprocals[column * 8 + row] =
            (float) (1 / (8.0 * unit * quantizer * SCALE[column] * SCALE[row]));
      }
    }
    return reciprocals;
  }

  /** Transforms a row of eight samples into {@code block[at …]}. */
  static void row(
      float[] block,
      int at,
      float s0,
      float s1,
      float s2,
      float s3,
      float s4,
      float s5,
      float s6,
      float s7) {
    float sum07 = s0 + s7;
    float sum16 = s1 + s6;
    float sum25 = s2 + s5;
    float sum34 = s3 + s4;
    float even0 = sum07 + sum34;
    float even3 = sum07 - sum34;
    float even1 = sum16 + sum25;
    float z1 = (sum16 - sum25 + even3) * 0.70710677f;
    block[at] = even0 + even1;
    block[at + 4] = even0 - even1;
    block[at + 2] = even3 + z1;
    block[at + 6] = even3 - z1;
    float difference = s0 - s7;
    float odd0 = s3 - s4 + (s2 - s5);
    float odd1 = s2 - s5 + (s1 - s6);
    float odd2 = s1 - s6 + difference;
    float z5 = (odd0 - odd2) * 0.38268343f;
    float z2 = 0.5411961f * odd0 + z5;
    float z4 = 1.306563f * odd2 + z5;
    float z3 = odd1 * 0.70710677f;
    float z11 = difference + z3;
    float z13 = difference - z3;
    block[at + 5] = z13 + z2;
    block[at + 3] = z13 - z2;
    block[at + 1] = z11 + z4;
    block[at + 7] = z11 - z4;
  }

  /**
   * Transforms the columns of what {@link #row} made and quantizes.
   *
   * @param coefficients gets 64, at 8 · column + row, so that they are stored one after the other
   * @return bit k is set where the coefficient is not 0 that is the k-th in the file
   */
  static long quantize(float[] block, float[] reciprocals, short[] coefficients) {
    long mask = 0;
    for (int column = 0; column < 8; column++) {
      float s0 = block[column];
      float s1 = block[column + 8];
      float s2 = block[column + 16];
      float s3 = block[column + 24];
      float s4 = block[column + 32];
      float s5 = block[column + 40];
      float s6 = block[column + 48];
      float s7 = block[column + 56];
      float sum07 = s0 + s7;
      float sum16 = s1 + s6;
      float sum25 = s2 + s5;
      float sum34 = s3 + s4;
      float even0 = sum07 + sum34;
      float even3 = sum07 - sum34;
      float even1 = sum16 + sum25;
      float z1 = (sum16 - sum25 + even3) * 0.70710677f;
      float difference = s0 - s7;
      float odd0 = s3 - s4 + (s2 - s5);
      float odd1 = s2 - s5 + (s1 - s6);
      float odd2 = s1 - s6 + difference;
      float z5 = (odd0 - odd2) * 0.38268343f;
      float z2 = 0.5411961f * odd0 + z5;
      float z4 = 1.306563f * odd2 + z5;
      float z3 = odd1 * 0.70710677f;
      float z11 = difference + z3;
      float z13 = difference - z3;
      int at = column * 8;
      int rows = store(coefficients, at, (even0 + even1) * reciprocals[at])
          | store(coefficients, at + 1, (z11 + z4) * reciprocals[at + 1]) << 1
          | store(coefficients, at + 2, (even3 + z1) * reciprocals[at + 2]) << 2
          | store(coefficients, at + 3, (z13 - z2) * reciprocals[at + 3]) << 3
          | store(coefficients, at + 4, (even0 - even1) * reciprocals[at + 4]) << 4
          | store(coefficients, at + 5, (z13 + z2) * reciprocals[at + 5]) << 5
          | store(coefficients, at + 6, (even3 - z1) * reciprocals[at + 6]) << 6
          | store(coefficients, at + 7, (z11 - z4) * reciprocals[at + 7]) << 7;
      mask |= MASKS[column << 8 | rows];
    }
    return mask;
  }

  /** 1 if the coefficient is not 0. */
  private static int store(short[] coefficients, int at, float value) {
    int rounded = Float.floatToRawIntBits(value + ROUND) - ROUND_BITS;
    coefficients[at] = (short) rounded;
    return (rounded | -rounded) >>> 31;
  }
}
