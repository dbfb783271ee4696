package io.memecast.engine.jpeg;

import java.util.Arrays;

/** One Huffman table for writing, made for given frequencies (T.81 annex K.2, C.2). Immutable. */
final class HuffmanCode {
  private static final int MAX_LENGTH = 16;

  /**
   * For each symbol its code with room for the number that follows, whose size is the symbol's lower half, and the length
   * of both: (code << size) << 5 | (length + size); 0 where there is no code. Sizes to 11, all that occur, fit.
   */
  final int[] entries = new int[256];

  /** Codes of each length, 1 to 16 // BITS. */
  private final int[] counts = new int[MAX_LENGTH];

  /** In the order of their codes // HUFFVAL. */
  private final byte[] symbols;

  /** The best code whose words are no longer than 16 bits and none all ones. */
  HuffmanCode(int[] frequencies) {
    int[] lengths = codeLengths(frequencies);
    int[] perLength = new int[257];
    for (int length : lengths) {
      perLength[length]++;
    }
    limitLengths(perLength);
    symbols = bySize(lengths, frequencies.length);
    assign();
  }

  /** Figure K.1: joins the two rarest subtrees until one is left; a symbol of its own takes the word of all ones. */
  private static int[] codeLengths(int[] frequencies) {
    int n = frequencies.length;
    long[] weight = new long[n + 1];
    for (int i = 0; i < n; i++) {
      weight[i] = frequencies[i];
    }
    weight[n] = 1;
    int[] length = new int[n + 1];
    int[] next = new int[n + 1];
    Arrays.fill(next, -1);
    while (true) {
      int rarest = rarest(weight, -1);
      int second = rarest(weight, rarest);
      if (second < 0) {
        return length;
      }
      weight[rarest] += weight[second];
      weight[second] = 0;
      int tail = rarest;
      length[tail]++;
      while (next[tail] >= 0) {
        tail = next[tail];
        length[tail]++;
      }
      next[tail] = second;
      for (int i = second; i >= 0; i = next[i]) {
        length[i]++;
      }
    }
  }

  /** The symbol of the least weight that is not 0, of several the last; -1 if there is none but {@code except}. */
  private static int rarest(long[] weight, int except) {
    int found = -1;
    for (int i = 0; i < weight.length; i++) {
      if (weight[i] > 0 && i != except && (found < 0 || weight[i] <= weight[found])) {
        found = i;
      }
    }
    return found;
  }

  /** Figure K.3: moves pairs of too long words up, and takes the word of all ones away. */
  private void limitLengths(int[] perLength) {
    for (int i = perLength.length - 1; i > MAX_LENGTH; i--) {
      while (perLength[i] > 0) {
        int j = i - 2;
        while (perLength[j] == 0) {
          j--;
        }
        perLength[i] -= 2;
        perLength[i - 1]++;
        perLength[j + 1] += 2;
        perLength[j]--;
      }
    }
    int longest = MAX_LENGTH;
    while (perLength[longest] == 0) {
      longest--;
    }
    perLength[longest]--;
    System.arraycopy(perLength, 1, counts, 0, MAX_LENGTH);
  }

  /** Figure K.4. */
  private static byte[] bySize(int[] lengths, int n) {
    byte[] sorted = new byte[n];
    int count = 0;
    for (int length = 1; length < 257; length++) {
      for (int symbol = 0; symbol < n; symbol++) {
        if (lengths[symbol] == length) {
          sorted[count++] = (byte) symbol;
        }
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private void assign() {
    int code = 0;
    int at = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      for (int i = 0; i < counts[length - 1]; i++) {
        int symbol = symbols[at++] & 0xff;
        int size = symbol & 15;
        entries[symbol] = (code << size) << 5 | (length + size);
        code++;
      }
      code <<= 1;
    }
  }

  /** Length of a code and the number after it. */
  static int bits(int entry) {
    return entry & 31;
  }

  /** The code, zeros in place of the number. */
  static int word(int entry) {
    return entry >>> 5;
  }

  int definitionBytes() {
    return MAX_LENGTH + symbols.length;
  }

  /** Writes the table's definition, without its class and number (T.81 B.2.4.2). */
  void writeTo(SegmentWriter out) {
    for (int count : counts) {
      out.u8(count);
    }
    out.bytes(symbols);
  }
}
