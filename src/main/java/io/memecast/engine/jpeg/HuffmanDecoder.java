package io.memecast.engine.jpeg;

/** One Huffman table for reading (T.81 annex C and F.2.2.3). Immutable. */
final class HuffmanDecoder {
  private static final int LOOKUP_BITS = 9;

  /** For each prefix of {@link #LOOKUP_BITS} bits: length << 8 | symbol, or 0 where the code is longer. */
  private final short[] lookup = new short[1 << LOOKUP_BITS];

  /** The largest code of each length, shifted to 16 bits and with ones below; -1 where there is none. */
  private final int[] maxCode = new int[17];

  /** What to add to a code of each length for its place in {@link #symbols}. */
  private final int[] symbolOffset = new int[17];

  private final byte[] symbols;

  /**
   * Builds the codes.
   *
   * @param counts codes of length 1 to 16 // BITS
   * @param symbols in the order of their codes // HUFFVAL
   * @param offset of the table in the file, for the error's text
   */
  HuffmanDecoder(int[] counts, byte[] symbols, int offset) {
    this.symbols = symbols;
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= 16; length++) {
      symbolOffset[length] = symbol - code;
      maxCode[length] = -1;
      if (code + counts[length - 1] > 1 << length) {
        throw Malformed.at(offset, "Huffman table with too many codes of " + length + " bits");
      }
      for (int i = 0; i < counts[length - 1]; i++) {
        fillLookup(code, length, symbols[symbol] & 0xff);
        code++;
        symbol++;
      }
      if (counts[length - 1] > 0) {
        maxCode[length] = (code << (16 - length)) - 1;
      }
      code <<= 1;
    }
  }

  private void fillLookup(int code, int length, int symbol) {
    if (length > LOOKUP_BITS) {
      return;
    }
    int first = code << (LOOKUP_BITS - length);
    for (int i = 0; i < 1 << (LOOKUP_BITS - length); i++) {
      lookup[first + i] = (short) (length << 8 | symbol);
    }
  }

  /** The next symbol; its bits are consumed. */
  int next(EntropyReader bits) {
    int ahead = bits.peek16();
    int found = lookup[ahead >>> (16 - LOOKUP_BITS)];
    if (found != 0) {
      bits.skip(found >>> 8);
      return found & 0xff;
    }
    for (int length = LOOKUP_BITS + 1; length <= 16; length++) {
      if (ahead <= maxCode[length]) {
        bits.skip(length);
        return symbols[(ahead >>> (16 - length)) + symbolOffset[length]] & 0xff;
      }
    }
    throw Malformed.at(bits.offset(), "no such Huffman code");
  }
}
