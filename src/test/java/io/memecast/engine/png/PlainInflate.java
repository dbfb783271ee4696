package io.memecast.engine.png;

import java.io.ByteArrayOutputStream;

/** Inflates a zlib stream (RFC 1950, RFC 1951) bit by bit without {@code java.util.zip}, and checks its Adler-32. */
final class PlainInflate {
  private static final int[] LENGTH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final byte[] in;
  private final Out out = new Out();
  private int bitPosition;

  private PlainInflate(byte[] in) {
    this.in = in;
  }

  static byte[] inflate(byte[] zlib) {
    PlainInflate inflate = new PlainInflate(zlib);
    if ((zlib[0] & 0x0f) != 8 || ((zlib[0] & 0xff) << 8 | (zlib[1] & 0xff)) % 31 != 0) {
      throw new IllegalStateException("wrong zlib header");
    }
    inflate.bitPosition = 16;
    while (!inflate.block()) {}
    byte[] plain = inflate.out.toByteArray();
    inflate.checkEnd(plain);
    return plain;
  }

  private void checkEnd(byte[] plain) {
    int at = (bitPosition + 7) / 8;
    long s1 = 1;
    long s2 = 0;
    for (byte b : plain) {
      s1 = (s1 + (b & 0xff)) % 65521;
      s2 = (s2 + s1) % 65521;
    }
    long stored = 0;
    for (int i = 0; i < 4; i++) {
      stored = stored << 8 | (in[at + i] & 0xff);
    }
    if (stored != (s2 << 16 | s1)) {
      throw new IllegalStateException("wrong Adler-32");
    }
    if (at + 4 != in.length) {
      throw new IllegalStateException("bytes behind the stream");
    }
  }

  private boolean block() {
    boolean last = bits(1) == 1;
    switch (bits(2)) {
      case 0 -> stored();
      case 1 -> fixed();
      case 2 -> dynamic();
      default -> throw new IllegalStateException("block type 3");
    }
    return last;
  }

  private void stored() {
    bitPosition = (bitPosition + 7) / 8 * 8;
    int length = bits(16);
    if (bits(16) != (~length & 0xffff)) {
      throw new IllegalStateException("stored length");
    }
    for (int i = 0; i < length; i++) {
      out.write(bits(8));
    }
  }

  private void fixed() {
    int[] lengths = new int[288];
    for (int i = 0; i < 288; i++) {
      lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    }
    int[] distances = new int[30];
    java.util.Arrays.fill(distances, 5);
    codes(new Huffman(lengths, 288), new Huffman(distances, 30));
  }

  private void dynamic() {
    int literals = bits(5) + 257;
    int distances = bits(5) + 1;
    int count = bits(4) + 4;
    int[] lengths = new int[19];
    for (int i = 0; i < count; i++) {
      lengths[ORDER[i]] = bits(3);
    }
    Huffman code = new Huffman(lengths, 19);
    int[] all = new int[literals + distances];
    for (int i = 0; i < all.length; ) {
      int symbol = symbol(code);
      if (symbol < 16) {
        all[i++] = symbol;
        continue;
      }
      int value = symbol == 16 ? all[i - 1] : 0;
      int repeat = symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
      for (int end = i + repeat; i < end; i++) {
        all[i] = value;
      }
    }
    int[] second = java.util.Arrays.copyOfRange(all, literals, all.length);
    codes(new Huffman(all, literals), new Huffman(second, distances));
  }

  private void codes(Huffman literals, Huffman distances) {
    while (true) {
      int symbol = symbol(literals);
      if (symbol < 256) {
        out.write(symbol);
      } else if (symbol == 256) {
        return;
      } else {
        int length = LENGTH_BASE[symbol - 257] + bits(LENGTH_BITS[symbol - 257]);
        int code = symbol(distances);
        int extra = code < 4 ? 0 : code / 2 - 1;
        int distance = code < 4 ? code + 1 : ((2 + code % 2) << extra) + 1 + bits(extra);
        out.repeat(distance, length);
      }
    }
  }

  private int symbol(Huffman huffman) {
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length < 16; length++) {
      code |= bits(1);
      int count = huffman.counts[length];
      if (code - count < first) {
        return huffman.symbols[index + code - first];
      }
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new IllegalStateException("no such code");
  }

  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, bitPosition++) {
      value |= (in[bitPosition >> 3] >> (bitPosition & 7) & 1) << i;
    }
    return value;
  }

  private static final class Huffman {
    final int[] counts = new int[16];
    final int[] symbols;

    Huffman(int[] lengths, int n) {
      symbols = new int[n];
      int[] offsets = new int[17];
      for (int i = 0; i < n; i++) {
        counts[lengths[i]]++;
      }
      counts[0] = 0;
      for (int length = 1; length < 16; length++) {
        offsets[length + 1] = offsets[length] + counts[length];
      }
      for (int i = 0; i < n; i++) {
        if (lengths[i] != 0) {
          symbols[offsets[lengths[i]]++] = i;
        }
      }
    }
  }

  private static final class Out extends ByteArrayOutputStream {
    void repeat(int distance, int length) {
      if (distance > count) {
        throw new IllegalStateException("distance before the beginning");
      }
      for (int i = 0; i < length; i++) {
        write(buf[count - distance]);
      }
    }
  }
}
