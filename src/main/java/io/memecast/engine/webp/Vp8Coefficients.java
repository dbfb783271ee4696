package io.memecast.engine.webp;

import java.util.Arrays;

/**
 * Reads the coefficients of macroblocks (RFC 6386, 13), row by row, and holds those of the last one, dequantized and in
 * raster order: 16 blocks of luma, 4 of U, 4 of V, of 16 each. One thread.
 */
final class Vp8Coefficients {
  static final int BLOCKS = 24;
  private static final int CHROMA_BLOCKS = 16;

  /** Kinds of blocks (RFC 6386, 13.3). */
  private static final int LUMA_WITHOUT_DC = 0;

  private static final int SECOND = 1;
  private static final int CHROMA = 2;
  private static final int LUMA = 3;

  /** Probabilities from one context, band and kind to the next. */
  private static final int CONTEXT = 11;

  private static final int BAND = 3 * CONTEXT;
  private static final int KIND = 8 * BAND;

  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  /** Probabilities of the extra bits of the tokens for large values, categories 3 to 6 (RFC 6386, 13.2). */
  private static final int[][] EXTRA_BITS = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  /** Flags of one macroblock: 4 of luma, 2 of U, 2 of V, 1 of the second-order block. */
  private static final int FLAGS = 9;

  private static final int SECOND_FLAG = 8;

  private final Vp8Header header;
  private final int[] probabilities;
  private final short[] values = new short[BLOCKS * 16];
  private final short[] second = new short[16];
  private final boolean[] nonZero = new boolean[BLOCKS];

  /** Whether the lowest blocks of the macroblocks above have coefficients. */
  private final byte[] above;

  private final byte[] left = new byte[FLAGS];
  private boolean anyNonZero;

  Vp8Coefficients(Vp8Header header) {
    this.header = header;
    probabilities = new int[header.coefficientProbabilities().length];
    Arrays.setAll(probabilities, i -> header.coefficientProbabilities()[i] & 0xff);
    above = new byte[FLAGS * header.macroblocksAcross()];
  }

  /** Before the first macroblock of a row. */
  void beginRow() {
    Arrays.fill(left, (byte) 0);
  }

  /** Reads the coefficients of this macroblock, which is in column {@code column}. */
  void read(BoolDecoder bits, Vp8Macroblock macroblock, int column) {
    clear();
    int flags = FLAGS * column;
    boolean hasSecond = !macroblock.isBySubblocks();
    if (macroblock.isSkipped()) {
      int count = hasSecond ? FLAGS : SECOND_FLAG;
      Arrays.fill(above, flags, flags + count, (byte) 0);
      Arrays.fill(left, 0, count, (byte) 0);
      return;
    }
    Vp8Quantizer quantizer = header.quantizers()[macroblock.kind()];
    if (hasSecond) {
      readSecond(bits, quantizer, flags + SECOND_FLAG);
    }
    readLuma(bits, quantizer, hasSecond ? 1 : 0, flags);
    readChroma(bits, quantizer, flags, 4, CHROMA_BLOCKS);
    readChroma(bits, quantizer, flags, 6, CHROMA_BLOCKS + 4);
  }

  private void clear() {
    if (anyNonZero) {
      Arrays.fill(values, (short) 0);
      Arrays.fill(nonZero, false);
      anyNonZero = false;
    }
  }

  private void readSecond(BoolDecoder bits, Vp8Quantizer quantizer, int flag) {
    Arrays.fill(second, (short) 0);
    int end = readBlock(
        bits,
        SECOND * KIND,
        above[flag] + left[SECOND_FLAG],
        0,
        quantizer.secondDc(),
        quantizer.secondAc(),
        second,
        0);
    above[flag] = (byte) (end > 0 ? 1 : 0);
    left[SECOND_FLAG] = above[flag];
    if (end > 0) {
      Vp8Transform.inverseHadamard(second, values);
    }
  }

  private void readLuma(BoolDecoder bits, Vp8Quantizer quantizer, int first, int flags) {
    int kind = (first == 0 ? LUMA : LUMA_WITHOUT_DC) * KIND;
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int block = 4 * y + x;
        int end = readBlock(
            bits,
            kind,
            above[flags + x] + left[y],
            first,
            quantizer.lumaDc(),
            quantizer.lumaAc(),
            values,
            16 * block);
        above[flags + x] = (byte) (end > first ? 1 : 0);
        left[y] = above[flags + x];
        note(block, end);
      }
    }
  }

  private void readChroma(
      BoolDecoder bits, Vp8Quantizer quantizer, int flags, int firstFlag, int firstBlock) {
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        int block = firstBlock + 2 * y + x;
        int flagAbove = flags + firstFlag + x;
        int end = readBlock(
            bits,
            CHROMA * KIND,
            above[flagAbove] + left[firstFlag + y],
            0,
            quantizer.chromaDc(),
            quantizer.chromaAc(),
            values,
            16 * block);
        above[flagAbove] = (byte) (end > 0 ? 1 : 0);
        left[firstFlag + y] = above[flagAbove];
        note(block, end);
      }
    }
  }

  private void note(int block, int end) {
    // The first coefficient may come from the second-order block.
    nonZero[block] = end > 1 || values[16 * block] != 0;
    anyNonZero |= nonZero[block];
  }

  /**
   * Reads one block's tokens.
   *
   * @param kind index of its probabilities
   * @param context how many of the blocks above and to the left have coefficients
   * @param first number of the first coefficient, 0 or 1
   * @return one past the number of the last coefficient
   */
  private int readBlock(
      BoolDecoder bits,
      int kind,
      int context,
      int first,
      int dcFactor,
      int acFactor,
      short[] target,
      int offset) {
    int n = first;
    int p = kind + BANDS[n] * BAND + context * CONTEXT;
    while (n < 16) {
      if (bits.bit(probabilities[p]) == 0) {
        return n;
      }
      while (bits.bit(probabilities[p + 1]) == 0) {
        n++;
        p = kind + BANDS[n] * BAND;
        if (n == 16) {
          return 16;
        }
      }
      int next = kind + BANDS[n + 1] * BAND;
      int value = 1;
      if (bits.bit(probabilities[p + 2]) == 0) {
        p = next + CONTEXT;
      } else {
        value = readLarge(bits, p);
        p = next + 2 * CONTEXT;
      }
      int signed = bits.flag() ? -value : value;
      target[offset + ZIGZAG[n]] = (short) (signed * (n == 0 ? dcFactor : acFactor));
      n++;
    }
    return 16;
  }

  /** A value of 2 or more. */
  private int readLarge(BoolDecoder bits, int p) {
    if (bits.bit(probabilities[p + 3]) == 0) {
      return bits.bit(probabilities[p + 4]) == 0 ? 2 : 3 + bits.bit(probabilities[p + 5]);
    }
    if (bits.bit(probabilities[p + 6]) == 0) {
      if (bits.bit(probabilities[p + 7]) == 0) {
        return 5 + bits.bit(159);
      }
      return 7 + 2 * bits.bit(165) + bits.bit(145);
    }
    int high = bits.bit(probabilities[p + 8]);
    int category = 2 * high + bits.bit(probabilities[p + 9 + high]);
    int extra = 0;
    for (int probability : EXTRA_BITS[category]) {
      extra = 2 * extra + bits.bit(probability);
    }
    return extra + 3 + (8 << category);
  }

  /** Of all blocks; not to be written to. */
  short[] values() {
    return values;
  }

  /** Whether this block has anything but zeros. */
  boolean hasValues(int block) {
    return nonZero[block];
  }

  /** Whether any block of the macroblock has. */
  boolean hasValues() {
    return anyNonZero;
  }
}
