package io.memecast.engine.jpeg;

/** The order of a block's coefficients in the file (T.81 figure A.6). Coefficients and quantizers are kept in it. */
final class ZigZag {
  /** Place in the file → 8 · row + column. */
  static final int[] NATURAL = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  /** 8 · row + column → place in the file. */
  static final int[] PLACE = new int[64];

  /** Place in the file → the same: where a coefficient stands that is kept in the file's order. */
  static final int[] IN_PLACE = new int[64];

  static {
    for (int place = 0; place < 64; place++) {
      PLACE[NATURAL[place]] = place;
      IN_PLACE[place] = place;
    }
  }

  private ZigZag() {}
}
