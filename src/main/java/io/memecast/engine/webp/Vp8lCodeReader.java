package io.memecast.engine.webp;

import java.util.Arrays;

/** Reads the prefix codes of a lossless picture (RFC 9649, 3.7.2.1). One thread. */
final class Vp8lCodeReader {
  /** The order in which the lengths of the code for lengths stand. */
  private static final int[] LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  private static final int REPEAT_LAST = 16;
  private static final int REPEAT_ZERO = 17;
  private static final int FIRST_LAST_LENGTH = 8;

  private final RiffChunk chunk;
  private final Vp8lBits bits;
  private int[] lengths = new int[Vp8lCodeGroup.GREEN_SYMBOLS];

  Vp8lCodeReader(RiffChunk chunk, Vp8lBits bits) {
    this.chunk = chunk;
    this.bits = bits;
  }

  /**
   * The next code.
   *
   * @param size how many symbols it may have
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE}
   */
  Vp8lHuffman read(int size) {
    int room = Math.max(size, 256);
    if (lengths.length < room) {
      lengths = new int[room];
    }
    Arrays.fill(lengths, 0, room, 0);
    if (bits.flag()) {
      readSimple();
    } else {
      readLengths(size);
    }
    return code(size);
  }

  private Vp8lHuffman code(int size) {
    Vp8lHuffman code = Vp8lHuffman.of(lengths, size);
    if (code == null || bits.isOverread()) {
      throw broken("a prefix code is no such, or cut off");
    }
    return code;
  }

  private RuntimeException broken(String problem) {
    return RiffChunk.broken(chunk.data(), problem);
  }

  /** One symbol or two of one bit each. */
  private void readSimple() {
    boolean two = bits.flag();
    int first = bits.flag() ? bits.number(8) : bits.number(1);
    lengths[first] = 1;
    if (two) {
      lengths[bits.number(8)] = 1;
    }
  }

  private void readLengths(int size) {
    int count = 4 + bits.number(4);
    for (int i = 0; i < count; i++) {
      lengths[LENGTH_ORDER[i]] = bits.number(3);
    }
    Vp8lHuffman code = code(LENGTH_ORDER.length);
    Arrays.fill(lengths, 0, LENGTH_ORDER.length, 0);
    int words = size;
    if (bits.flag()) {
      words = 2 + bits.number(2 + 2 * bits.number(3));
      if (words > size) {
        throw broken("a prefix code of " + words + " symbols instead of " + size);
      }
    }
    int last = FIRST_LAST_LENGTH;
    for (int symbol = 0; symbol < size && words > 0; words--) {
      int word = code.read(bits);
      if (word < REPEAT_LAST) {
        lengths[symbol++] = word;
        last = word == 0 ? last : word;
        continue;
      }
      int times =
          switch (word) {
            case REPEAT_LAST -> 3 + bits.number(2);
            case REPEAT_ZERO -> 3 + bits.number(3);
            default -> 11 + bits.number(7);
          };
      if (times > size - symbol) {
        throw broken("a prefix code has more than " + size + " symbols");
      }
      Arrays.fill(lengths, symbol, symbol + times, word == REPEAT_LAST ? last : 0);
      symbol += times;
    }
  }
}
