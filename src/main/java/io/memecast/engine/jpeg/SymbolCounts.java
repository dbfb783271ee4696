package io.memecast.engine.jpeg;

/**
 * How often each Huffman symbol occurs. Every symbol that a block of 8-bit samples may need counts at least once, so that
 * no caption is without a code (T.81 tables F.1 and F.2).
 */
final class SymbolCounts {
  /** Largest size of a DC difference, bits. */
  private static final int MAX_DC_SIZE = 11;

  /** Largest size of an AC coefficient, bits. */
  private static final int MAX_AC_SIZE = 10;

  final int[] dc = new int[256];
  final int[] ac = new int[256];

  SymbolCounts() {
    for (int size = 0; size <= MAX_DC_SIZE; size++) {
      dc[size] = 1;
    }
    for (int run = 0; run < 16; run++) {
      for (int size = 1; size <= MAX_AC_SIZE; size++) {
        ac[run << 4 | size] = 1;
      }
    }
    ac[EntropyWriter.END_OF_BLOCK] = 1;
    ac[EntropyWriter.SIXTEEN_ZEROS] = 1;
  }

  /** Counts the symbols that {@link EntropyWriter#block} would write, {@code weight} times. */
  void block(short[] coefficients, int at, int[] order, long mask, int difference, int weight) {
    dc[EntropyWriter.size(difference)] += weight;
    int last = 0;
    for (long left = mask & ~1L; left != 0; left &= left - 1) {
      int k = Long.numberOfTrailingZeros(left);
      int run = k - last - 1;
      last = k;
      ac[EntropyWriter.SIXTEEN_ZEROS] += weight * (run >> 4);
      ac[(run & 15) << 4 | EntropyWriter.size(coefficients[at + order[k]])] += weight;
    }
    if (last < 63) {
      ac[EntropyWriter.END_OF_BLOCK] += weight;
    }
  }
}
