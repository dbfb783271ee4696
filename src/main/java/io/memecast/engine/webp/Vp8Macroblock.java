package io.memecast.engine.webp;

import java.util.Arrays;

/**
 * How the macroblocks of a frame are predicted (RFC 6386, 8 and 11): reads one after another, row by row, and holds the
 * last one read. The modes of 4×4 blocks depend on those above and to the left. One thread.
 */
final class Vp8Macroblock {
  private final Vp8Header header;
  private final BoolDecoder bits;

  /** Modes of the lowest 4×4 blocks of the row above, then of this row as far as it is read. */
  private final byte[] above;

  private final byte[] left = new byte[4];
  private final int[] subblockModes = new int[16];
  private int kind;
  private boolean skipped;
  private boolean bySubblocks;
  private int lumaMode;
  private int chromaMode;

  Vp8Macroblock(Vp8Header header) {
    this.header = header;
    bits = header.modes();
    above = new byte[4 * header.macroblocksAcross()];
  }

  /** Before the first macroblock of a row. */
  void beginRow() {
    Arrays.fill(left, (byte) SubblockPrediction.DC);
  }

  /** Reads the macroblock in column {@code column}. */
  void read(int column) {
    kind = header.segments().readKind(bits);
    skipped = header.skipProbability() >= 0 && bits.bit(header.skipProbability()) == 1;
    bySubblocks = bits.bit(145) == 0;
    if (bySubblocks) {
      readSubblockModes(4 * column);
    } else {
      lumaMode = readLumaMode();
      Arrays.fill(above, 4 * column, 4 * column + 4, (byte) lumaMode);
      Arrays.fill(left, (byte) lumaMode);
    }
    chromaMode = readChromaMode();
  }

  /** RFC 6386, 11.2. */
  private int readLumaMode() {
    if (bits.bit(156) == 1) {
      return bits.bit(128) == 1 ? BlockPrediction.TRUE_MOTION : BlockPrediction.HORIZONTAL;
    }
    return bits.bit(163) == 1 ? BlockPrediction.VERTICAL : BlockPrediction.DC;
  }

  /** RFC 6386, 11.4. */
  private int readChromaMode() {
    if (bits.bit(142) == 0) {
      return BlockPrediction.DC;
    }
    if (bits.bit(114) == 0) {
      return BlockPrediction.VERTICAL;
    }
    return bits.bit(183) == 1 ? BlockPrediction.TRUE_MOTION : BlockPrediction.HORIZONTAL;
  }

  private void readSubblockModes(int firstAbove) {
    for (int y = 0; y < 4; y++) {
      int mode = left[y];
      for (int x = 0; x < 4; x++) {
        mode = readSubblockMode(above[firstAbove + x], mode);
        above[firstAbove + x] = (byte) mode;
        subblockModes[4 * y + x] = mode;
      }
      left[y] = (byte) mode;
    }
  }

  /** The tree of RFC 6386, 11.2. */
  private int readSubblockMode(int modeAbove, int modeLeft) {
    int row = 9 * (10 * modeAbove + modeLeft);
    if (branch(row) == 0) {
      return SubblockPrediction.DC;
    }
    if (branch(row + 1) == 0) {
      return SubblockPrediction.TRUE_MOTION;
    }
    if (branch(row + 2) == 0) {
      return SubblockPrediction.VERTICAL;
    }
    if (branch(row + 3) == 0) {
      if (branch(row + 4) == 0) {
        return SubblockPrediction.HORIZONTAL;
      }
      return branch(row + 5) == 0
          ? SubblockPrediction.RIGHT_DOWN
          : SubblockPrediction.VERTICAL_RIGHT;
    }
    if (branch(row + 6) == 0) {
      return SubblockPrediction.LEFT_DOWN;
    }
    if (branch(row + 7) == 0) {
      return SubblockPrediction.VERTICAL_LEFT;
    }
    return branch(row + 8) == 0
        ? SubblockPrediction.HORIZONTAL_DOWN
        : SubblockPrediction.HORIZONTAL_UP;
  }

  private int branch(int index) {
    return bits.bit(SubblockModeTable.PROBABILITIES[index]);
  }

  /** The segment, 0..3. */
  int kind() {
    return kind;
  }

  /** It has no coefficients. */
  boolean isSkipped() {
    return skipped;
  }

  /** Its 4×4 blocks of luma have a mode each. */
  boolean isBySubblocks() {
    return bySubblocks;
  }

  /** Of {@link BlockPrediction}, where it is not by subblocks. */
  int lumaMode() {
    return lumaMode;
  }

  /** Of {@link SubblockPrediction}, of the 4×4 block with this number, counted row by row. */
  int subblockMode(int block) {
    return subblockModes[block];
  }

  /** Of {@link BlockPrediction}. */
  int chromaMode() {
    return chromaMode;
  }

  /** More was read than there is. */
  boolean isExhausted() {
    return bits.isExhausted();
  }
}
