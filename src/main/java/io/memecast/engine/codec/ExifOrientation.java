package io.memecast.engine.codec;

import io.memecast.engine.raster.Orientation;

/**
 * Finds the orientation in an EXIF block, which is a TIFF file of its own (TIFF 6.0, section 2): byte order, 42, offset
 * of the first directory, entries of 12 bytes.
 */
public final class ExifOrientation {
  private static final int TAG_ORIENTATION = 0x0112;
  private static final int TYPE_SHORT = 3;
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final boolean littleEndian;

  private ExifOrientation(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    littleEndian = bytes[start] == 'I';
  }

  /**
   * Reads {@code length} bytes from {@code offset} on, the first of which are {@code II} or {@code MM}. A broken block
   * says nothing about the picture, so it is {@link Orientation#TOP_LEFT} and no error.
   */
  public static Orientation read(byte[] bytes, int offset, int length) {
    if (length < HEADER_BYTES || bytes[offset] != bytes[offset + 1]) {
      return Orientation.TOP_LEFT;
    }
    if (bytes[offset] != 'I' && bytes[offset] != 'M') {
      return Orientation.TOP_LEFT;
    }
    return new ExifOrientation(bytes, offset, offset + length).find();
  }

  private Orientation find() {
    int first = int16(start + 4);
    int second = int16(start + 6);
    long offset = littleEndian ? (long) second << 16 | first : (long) first << 16 | second;
    long directory = start + offset;
    if (directory + 2 > end) {
      return Orientation.TOP_LEFT;
    }
    int count = int16((int) directory);
    int entry = (int) directory + 2;
    for (int i = 0; i < count && entry + ENTRY_BYTES <= end; i++, entry += ENTRY_BYTES) {
      if (int16(entry) == TAG_ORIENTATION && int16(entry + 2) == TYPE_SHORT) {
        return Orientation.of(int16(entry + 8));
      }
    }
    return Orientation.TOP_LEFT;
  }

  private int int16(int offset) {
    int first = bytes[offset] & 0xff;
    int second = bytes[offset + 1] & 0xff;
    return littleEndian ? second << 8 | first : first << 8 | second;
  }
}
