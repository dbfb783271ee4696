package io.memecast.engine.webp;

import java.util.Arrays;

/**
 * Predicts 4×4 blocks of luma (RFC 6386, 12.3). All modes but two look at the edge: from the lowest sample on the left up
 * to the corner and then along the row above, four samples further than the block is wide. One thread.
 */
final class SubblockPrediction {
  /** Modes, in the order of {@link SubblockModeTable}. */
  static final int DC = 0; // B_DC_PRED

  static final int TRUE_MOTION = 1; // B_TM_PRED
  static final int VERTICAL = 2; // B_VE_PRED
  static final int HORIZONTAL = 3; // B_HE_PRED
  static final int RIGHT_DOWN = 4; // B_RD_PRED
  static final int VERTICAL_RIGHT = 5; // B_VR_PRED
  static final int LEFT_DOWN = 6; // B_LD_PRED
  static final int VERTICAL_LEFT = 7; // B_VL_PRED
  static final int HORIZONTAL_DOWN = 8; // B_HD_PRED
  static final int HORIZONTAL_UP = 9; // B_HU_PRED

  private static final int CORNER = 4;
  private static final int ABOVE = 5;
  private static final int LAST = 12;

  private final byte[] samples;
  private final int stride;
  private final int[] edge = new int[LAST + 1];
  private int at;

  SubblockPrediction(Vp8Plane luma) {
    samples = luma.samples();
    stride = luma.stride();
  }

  /**
   * Fills a block.
   *
   * @param start index of its first sample
   * @param aboveRight index of the four samples that continue the row above it
   */
  void predict(int start, int mode, int aboveRight) {
    at = start;
    if (mode == TRUE_MOTION) {
      BlockPrediction.trueMotion(samples, at, stride, 4);
      return;
    }
    readEdge(aboveRight);
    switch (mode) {
      case VERTICAL -> vertical();
      case HORIZONTAL -> horizontal();
      case RIGHT_DOWN -> rightDown();
      case VERTICAL_RIGHT -> verticalRight();
      case LEFT_DOWN -> leftDown();
      case VERTICAL_LEFT -> verticalLeft();
      case HORIZONTAL_DOWN -> horizontalDown();
      case HORIZONTAL_UP -> horizontalUp();
      default -> mean();
    }
  }

  private void readEdge(int aboveRight) {
    for (int i = 0; i < 4; i++) {
      edge[i] = samples[at + (3 - i) * stride - 1] & 0xff;
      edge[ABOVE + i] = samples[at - stride + i] & 0xff;
      edge[ABOVE + 4 + i] = samples[aboveRight + i] & 0xff;
    }
    edge[CORNER] = samples[at - stride - 1] & 0xff;
  }

  private void put(int x, int y, int value) {
    samples[at + y * stride + x] = (byte) value;
  }

  /** Of the edge's samples {@code i} and {@code i + 1}. */
  private int mean2(int i) {
    return (edge[i] + edge[i + 1] + 1) >> 1;
  }

  /** Of the edge's samples around {@code i}, itself twice; the edge's ends go on for ever. */
  private int mean3(int i) {
    int before = edge[Math.max(0, i - 1)];
    int after = edge[Math.min(LAST, i + 1)];
    return (before + 2 * edge[i] + after + 2) >> 2;
  }

  private void mean() {
    int sum = 4;
    for (int i = 0; i < 4; i++) {
      sum += edge[i] + edge[ABOVE + i];
    }
    for (int y = 0; y < 4; y++) {
      Arrays.fill(samples, at + y * stride, at + y * stride + 4, (byte) (sum >> 3));
    }
  }

  private void vertical() {
    for (int x = 0; x < 4; x++) {
      int value = mean3(ABOVE + x);
      for (int y = 0; y < 4; y++) {
        put(x, y, value);
      }
    }
  }

  private void horizontal() {
    for (int y = 0; y < 4; y++) {
      int value = mean3(CORNER - 1 - y);
      Arrays.fill(samples, at + y * stride, at + y * stride + 4, (byte) value);
    }
  }

  private void rightDown() {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        put(x, y, mean3(CORNER + x - y));
      }
    }
  }

  private void leftDown() {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        put(x, y, mean3(ABOVE + 1 + x + y));
      }
    }
  }

  private void verticalRight() {
    for (int x = 0; x < 4; x++) {
      put(x, 0, mean2(CORNER + x));
      put(x, 1, mean3(CORNER + x));
    }
    put(0, 2, mean3(CORNER - 1));
    put(0, 3, mean3(CORNER - 2));
    for (int x = 1; x < 4; x++) {
      put(x, 2, mean2(CORNER + x - 1));
      put(x, 3, mean3(CORNER + x - 1));
    }
  }

  private void verticalLeft() {
    for (int x = 0; x < 4; x++) {
      put(x, 0, mean2(ABOVE + x));
      put(x, 1, mean3(ABOVE + 1 + x));
    }
    for (int x = 0; x < 3; x++) {
      put(x, 2, mean2(ABOVE + 1 + x));
      put(x, 3, mean3(ABOVE + 2 + x));
    }
    // The specification's own exception.
    put(3, 2, mean3(ABOVE + 5));
    put(3, 3, mean3(ABOVE + 6));
  }

  private void horizontalDown() {
    for (int y = 0; y < 4; y++) {
      put(0, y, mean2(CORNER - 1 - y));
      put(1, y, mean3(CORNER - y));
    }
    put(2, 0, mean3(CORNER + 1));
    put(3, 0, mean3(CORNER + 2));
    for (int y = 1; y < 4; y++) {
      put(2, y, mean2(CORNER - y));
      put(3, y, mean3(CORNER + 1 - y));
    }
  }

  private void horizontalUp() {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int step = x + 2 * y; // half samples down the left edge
        int i = Math.max(0, 3 - step / 2);
        if (i == 0) {
          put(x, y, edge[0]);
        } else {
          put(x, y, step % 2 == 0 ? mean2(i - 1) : mean3(i - 1));
        }
      }
    }
  }
}
