package io.memecast.engine.webp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A prefix code (RFC 9649, 3.7.2): canonical, of at most 15 bits; one with a single symbol takes no bits. Short codes are
 * looked up, the few long ones found length by length. Immutable.
 */
final class Vp8lHuffman {
  static final int MAX_LENGTH = 15;

  private static final int LOOKUP_BITS = 8;

  /** In the look-up table, where the code is longer than it: no such entry has this length. */
  private static final char LONG = MAX_LENGTH;

  /** A symbol and its length in the low four bits, by the next bits of the data. */
  private final char[] lookup;

  private final int lookupMask;

  /** Sorted by code. */
  private final char[] symbols;

  /** Symbols of each length. */
  private final int[] counts;

  private Vp8lHuffman(char[] symbols, int[] counts, int lookupBits) {
    this.symbols = symbols;
    this.counts = counts;
    lookup = new char[1 << lookupBits];
    lookupMask = lookup.length - 1;
    Arrays.fill(lookup, LONG);
    fillLookup(lookupBits);
  }

  /**
   * The code with these lengths.
   *
   * @param lengths of the code of each symbol, 0 = none, 1..15
   * @param size how many symbols there are
   * @return null when it has no symbol, or does not use all bits, or more than there are
   */
  static @Nullable Vp8lHuffman of(int[] lengths, int size) {
    int[] counts = new int[MAX_LENGTH + 1];
    int used = 0;
    int longest = 0;
    for (int i = 0; i < size; i++) {
      counts[lengths[i]]++;
      used += lengths[i] > 0 ? 1 : 0;
      longest = Math.max(longest, lengths[i]);
    }
    counts[0] = 0;
    if (used == 0 || (used > 1 && !isComplete(counts))) {
      return null;
    }
    char[] symbols = sorted(lengths, size, counts, used);
    return new Vp8lHuffman(symbols, counts, used == 1 ? 0 : Math.min(LOOKUP_BITS, longest));
  }

  private static boolean isComplete(int[] counts) {
    int open = 1;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      open = 2 * open - counts[length];
      if (open < 0) {
        return false;
      }
    }
    return open == 0;
  }

  private static char[] sorted(int[] lengths, int size, int[] counts, int used) {
    int[] next = new int[MAX_LENGTH + 1];
    for (int length = 1; length < MAX_LENGTH; length++) {
      next[length + 1] = next[length] + counts[length];
    }
    char[] symbols = new char[used];
    for (int i = 0; i < size; i++) {
      if (lengths[i] > 0) {
        symbols[next[lengths[i]]++] = (char) i;
      }
    }
    return symbols;
  }

  private void fillLookup(int lookupBits) {
    if (lookupBits == 0) {
      lookup[0] = (char) (symbols[0] << 4);
      return;
    }
    int code = 0;
    int index = 0;
    for (int length = 1; length <= lookupBits; length++) {
      for (int i = 0; i < counts[length]; i++) {
        int reversed = Integer.reverse(code) >>> (32 - length);
        for (int at = reversed; at < lookup.length; at += 1 << length) {
          lookup[at] = (char) (symbols[index] << 4 | length);
        }
        code++;
        index++;
      }
      code <<= 1;
    }
  }

  /** The next symbol. */
  int read(Vp8lBits bits) {
    int next = bits.peek();
    int entry = lookup[next & lookupMask];
    if (entry != LONG) {
      bits.drop(entry & 15);
      return entry >> 4;
    }
    return readLong(bits, next);
  }

  private int readLong(Vp8lBits bits, int next) {
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      code = (code << 1) | ((next >> (length - 1)) & 1);
      first <<= 1;
      if (code - first < counts[length]) {
        bits.drop(length);
        return symbols[index + code - first];
      }
      first += counts[length];
      index += counts[length];
    }
    throw new IllegalStateException("a complete code has no other words");
  }

  /** About how much heap this takes. */
  int heapBytes() {
    return 2 * lookup.length + 2 * symbols.length + 4 * counts.length + 96;
  }
}
