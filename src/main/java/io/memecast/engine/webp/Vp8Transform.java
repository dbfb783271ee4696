package io.memecast.engine.webp;

/** The inverse transforms of VP8 (RFC 6386, 14.3 and 14.4), as exact as the specification has them. */
final class Vp8Transform {
  /** The square root of 2 times the cosine of π/8, less one, and the same with the sine, in 1/65536. */
  private static final int COSINE = 20091;

  private static final int SINE = 35468;

  private Vp8Transform() {}

  /** From the second-order block to the first coefficients of 16 blocks of luma. */
  static void inverseHadamard(short[] second, short[] blocks) {
    int[] columns = new int[16];
    for (int i = 0; i < 4; i++) {
      int a = second[i] + second[12 + i];
      int b = second[4 + i] + second[8 + i];
      int c = second[4 + i] - second[8 + i];
      int d = second[i] - second[12 + i];
      columns[i] = a + b;
      columns[4 + i] = d + c;
      columns[8 + i] = a - b;
      columns[12 + i] = d - c;
    }
    for (int i = 0; i < 16; i += 4) {
      int dc = columns[i] + 3;
      int a = dc + columns[i + 3];
      int b = columns[i + 1] + columns[i + 2];
      int c = columns[i + 1] - columns[i + 2];
      int d = dc - columns[i + 3];
      blocks[16 * i] = (short) ((a + b) >> 3);
      blocks[16 * (i + 1)] = (short) ((d + c) >> 3);
      blocks[16 * (i + 2)] = (short) ((a - b) >> 3);
      blocks[16 * (i + 3)] = (short) ((d - c) >> 3);
    }
  }

  /** Adds the 16 coefficients from {@code from} on, transformed, to the 4×4 samples at {@code at}. */
  static void addInverseDct(short[] values, int from, byte[] samples, int at, int stride) {
    int[] t = new int[16]; // escape analysis keeps it off the heap
    for (int i = 0; i < 4; i++) {
      int in0 = values[from + i];
      int in1 = values[from + 4 + i];
      int in2 = values[from + 8 + i];
      int in3 = values[from + 12 + i];
      int a = in0 + in2;
      int b = in0 - in2;
      int c = sine(in1) - cosine(in3);
      int d = cosine(in1) + sine(in3);
      t[4 * i] = a + d;
      t[4 * i + 1] = b + c;
      t[4 * i + 2] = b - c;
      t[4 * i + 3] = a - d;
    }
    for (int y = 0, row = at; y < 4; y++, row += stride) {
      int dc = t[y] + 4;
      int a = dc + t[8 + y];
      int b = dc - t[8 + y];
      int c = sine(t[4 + y]) - cosine(t[12 + y]);
      int d = cosine(t[4 + y]) + sine(t[12 + y]);
      add(samples, row, (a + d) >> 3);
      add(samples, row + 1, (b + c) >> 3);
      add(samples, row + 2, (b - c) >> 3);
      add(samples, row + 3, (a - d) >> 3);
    }
  }

  private static int cosine(int value) {
    return ((value * COSINE) >> 16) + value;
  }

  private static int sine(int value) {
    return (value * SINE) >> 16;
  }

  private static void add(byte[] samples, int at, int difference) {
    int sum = (samples[at] & 0xff) + difference;
    samples[at] = (byte) Math.max(0, Math.min(255, sum));
  }
}
