package io.memecast.engine.webp;

/** Lengths and distances of copies in a lossless picture (RFC 9649, 3.6.2.2). */
final class Vp8lDistance {
  /** The pixels near the one that is read, as columns to the left and rows up, the nearest first. */
  private static final int[] NEAR = NumberTable.ints(
      """
       0 1   1 0   1 1  -1 1   0 2   2 0   1 2  -1 2
       2 1  -2 1   2 2  -2 2   0 3   3 0   1 3  -1 3
       3 1  -3 1   2 3  -2 3   3 2  -3 2   0 4   4 0
       1 4  -1 4   4 1  -4 1   3 3  -3 3   2 4  -2 4
       4 2  -4 2   0 5   3 4  -3 4   4 3  -4 3   5 0
       1 5  -1 5   5 1  -5 1   2 5  -2 5   5 2  -5 2
       4 4  -4 4   3 5  -3 5   5 3  -5 3   0 6   6 0
       1 6  -1 6   6 1  -6 1   2 6  -2 6   6 2  -6 2
       4 5  -4 5   5 4  -5 4   3 6  -3 6   6 3  -6 3
       0 7   7 0   1 7  -1 7   5 5  -5 5   7 1  -7 1
       4 6  -4 6   6 4  -6 4   2 7  -2 7   7 2  -7 2
       3 7  -3 7   7 3  -7 3   5 6  -5 6   6 5  -6 5
       8 0   4 7  -4 7   7 4  -7 4   8 1   8 2   6 6
      -6 6   8 3   5 7  -5 7   7 5  -7 5   8 4   6 7
      -6 7   7 6  -7 6   8 5   7 7  -7 7   8 6   8 7
      """);

  private static final int NEAR_COUNT = NEAR.length / 2;

  private Vp8lDistance() {}

  /** The number, 1 or more, that a prefix symbol and the bits after it stand for. */
  static int readValue(Vp8lBits bits, int symbol) {
    if (symbol < 4) {
      return symbol + 1;
    }
    int extraBits = (symbol - 2) >> 1;
    int offset = (2 + (symbol & 1)) << extraBits;
    return offset + bits.number(extraBits) + 1;
  }

  /** How many pixels back a distance code points in a picture of this width; at least 1. */
  static int pixels(int code, int width) {
    if (code > NEAR_COUNT) {
      return code - NEAR_COUNT;
    }
    int left = NEAR[2 * code - 2];
    int up = NEAR[2 * code - 1];
    return Math.max(1, up * width + left);
  }
}
