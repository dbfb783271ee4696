package io.memecast.engine.png;

import java.nio.charset.StandardCharsets;

/**
 * One chunk of a file (RFC 2083, 3.2): 4 bytes length, 4 bytes type, data, 4 bytes CRC.
 *
 * @param type four ASCII letters, big-endian
 * @param start offset of the length in the file
 * @param length bytes of data
 */
record Chunk(int type, int start, int length) {
  static final int IHDR = type("IHDR");
  static final int PLTE = type("PLTE");
  static final int IDAT = type("IDAT");
  static final int IEND = type("IEND");
  static final int TRNS = type("tRNS");
  static final int EXIF = type("eXIf");
  static final int ICCP = type("iCCP");

  /** Bytes of a chunk without data. */
  static final int OVERHEAD = 12;

  /** Offset of the data in the file. */
  int data() {
    return start + 8;
  }

  /** Offset of the next chunk. */
  int end() {
    return start + OVERHEAD + length;
  }

  /** A reader that does not know the chunk must give up (RFC 2083, 3.3: bit 5 of the first byte is clear). */
  boolean isCritical() {
    return (type & 0x20000000) == 0;
  }

  String name() {
    byte[] letters = {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type};
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  static int type(String name) {
    return int32(name.getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  static int int32(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) << 24
        | (bytes[offset + 1] & 0xff) << 16
        | (bytes[offset + 2] & 0xff) << 8
        | (bytes[offset + 3] & 0xff);
  }
}
