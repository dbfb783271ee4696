package io.memecast.engine.jpeg;

import java.util.function.BiPredicate;

/** Counts the blocks of two pictures whose dequantized coefficients differ. */
final class CoefficientComparison {
  private CoefficientComparison() {}

  /**
   * Compares the blocks outside of touched MCUs.
   *
   * @param touched column and row of an MCU → whether its blocks may differ
   */
  static int differingBlocks(Frame one, Frame other, BiPredicate<Integer, Integer> touched) {
    int differing = 0;
    int components = Math.min(one.components().size(), other.components().size());
    for (int i = 0; i < components; i++) {
      Component a = one.components().get(i);
      Component b = other.components().get(i);
      if (a.blocksAcross() != b.blocksAcross() || a.blocksDown() != b.blocksDown()) {
        throw new AssertionError("component " + i + " of another size");
      }
      for (int block = 0; block < a.blocksAcross() * a.blocksDown(); block++) {
        int mcuColumn = block % a.blocksAcross() / a.h();
        int mcuRow = block / a.blocksAcross() / a.v();
        if (!touched.test(mcuColumn, mcuRow) && differs(a, b, block)) {
          differing++;
        }
      }
    }
    return differing;
  }

  /** Whether a block of one component differs from the same of another. */
  static boolean differs(Component a, Component b, int block) {
    for (int k = 0; k < 64; k++) {
      int at = block * 64 + k;
      if (a.coefficients()[at] * a.quantizers()[k] != b.coefficients()[at] * b.quantizers()[k]) {
        return true;
      }
    }
    return false;
  }
}
