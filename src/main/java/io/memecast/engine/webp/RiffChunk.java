package io.memecast.engine.webp;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.nio.charset.StandardCharsets;

/**
 * One chunk of a RIFF file (RFC 9649, 2.3): 4 bytes name, 4 bytes length (little-endian), data, a zero where the length is
 * odd.
 *
 * @param file the whole file
 * @param start offset of the name
 * @param length bytes of data
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the file, never compared
record RiffChunk(byte[] file, int start, int length) {
  static final int HEADER_BYTES = 8;

  /**
   * The chunk at {@code start}.
   *
   * @param end of what holds the chunk
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} when it does not fit
   */
  static RiffChunk read(byte[] file, int start, int end) {
    if (end - start < HEADER_BYTES) {
      throw broken(start, "a chunk is cut off");
    }
    RiffChunk chunk = new RiffChunk(file, start, int32(file, start + 4));
    if (chunk.length < 0 || chunk.length > end - start - HEADER_BYTES) {
      throw broken(
          start,
          "chunk " + chunk.printableName() + " of " + (chunk.length & 0xffffffffL)
              + " bytes is cut off, only " + (end - start - HEADER_BYTES) + " are left");
    }
    return chunk;
  }

  /** The refusal of a file that is wrong at {@code offset}. */
  static CaptionException broken(int offset, String problem) {
    return new CaptionException(
        ErrorCode.TEMPLATE_UNREADABLE, "WebP is broken at byte " + offset + ": " + problem);
  }

  String name() {
    return new String(file, start, 4, StandardCharsets.ISO_8859_1);
  }

  /** The name as it may stand in a message. */
  private String printableName() {
    return "'" + name().replaceAll("[^ -~]", "?") + "'";
  }

  boolean is(String name) {
    return name().equals(name);
  }

  /** Offset of the data. */
  int data() {
    return start + HEADER_BYTES;
  }

  /** One past the data. */
  int dataEnd() {
    return data() + length;
  }

  /** Offset of the next chunk; the padding may be missing at the end of a file. */
  int next() {
    return dataEnd() + (length & 1);
  }

  /** Refuses a chunk with less data than its kind has. */
  void requireLength(int least) {
    if (length < least) {
      throw broken(start, "chunk " + printableName() + " of " + length + " bytes, needs " + least);
    }
  }

  int int8(int offset) {
    return file[data() + offset] & 0xff;
  }

  int int16(int offset) {
    return int8(offset) | int8(offset + 1) << 8;
  }

  int int24(int offset) {
    return int16(offset) | int8(offset + 2) << 16;
  }

  static int int32(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff)
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff) << 16
        | (bytes[offset + 3] & 0xff) << 24;
  }
}
