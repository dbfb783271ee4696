package io.memecast.engine.jpeg;

import java.util.ArrayList;
import java.util.List;

/** What can be done with sampling factors. */
final class Sampling {
  private static final int MAX_MCU_BLOCKS = 10;

  private Sampling() {}

  /** Whether one interleaved scan can hold all components (T.81 B.2.3). */
  static boolean interleaves(Frame frame) {
    return frame.components().stream().mapToInt(c -> c.h() * c.v()).sum() <= MAX_MCU_BLOCKS;
  }

  /**
   * The picture with the smallest factors of the same ratios: 2×2 for all components becomes 1×1. Some files say the
   * former, and MCUs would be four times as large as they need be.
   */
  static Frame reduce(Frame frame) {
    int across = divisor(frame.components().stream().mapToInt(Component::h).toArray());
    int down = divisor(frame.components().stream().mapToInt(Component::v).toArray());
    if (across == 1 && down == 1) {
      return frame;
    }
    int mcusAcross = Frame.divideUp(frame.width(), Frame.BLOCK * frame.maxH() / across);
    int mcuRows = Frame.divideUp(frame.height(), Frame.BLOCK * frame.maxV() / down);
    List<Component> reduced = new ArrayList<>();
    for (Component c : frame.components()) {
      int h = c.h() / across;
      int v = c.v() / down;
      reduced.add(new Component(
          c.id(),
          h,
          v,
          c.quantizers(),
          mcusAcross * h,
          mcuRows * v,
          crop(c, mcusAcross * h, mcuRows * v)));
    }
    return frame.withComponents(reduced);
  }

  private static short[] crop(Component c, int blocksAcross, int blocksDown) {
    short[] cropped = new short[blocksAcross * blocksDown * 64];
    for (int row = 0; row < blocksDown; row++) {
      System.arraycopy(
          c.coefficients(),
          row * c.blocksAcross() * 64,
          cropped,
          row * blocksAcross * 64,
          blocksAcross * 64);
    }
    return cropped;
  }

  /** The largest common divisor of numbers from 1 to 4. */
  private static int divisor(int[] factors) {
    for (int divisor = 4; divisor > 1; divisor--) {
      boolean common = true;
      for (int factor : factors) {
        common &= factor % divisor == 0;
      }
      if (common) {
        return divisor;
      }
    }
    return 1;
  }
}
