package io.memecast.engine.jpeg;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The orientation tag of an Exif segment (Exif 2.3, section 4.6.4; TIFF 6.0, section 2). */
final class ExifOrientation {
  private static final int TIFF_START = 6; // after "Exif", 0, 0
  private static final int TAG_ORIENTATION = 0x0112;
  private static final int TYPE_SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /**
   * 1 to 8; {@code otherwise} where the segment does not say it or is broken, as the picture itself is not.
   *
   * @param exif the segment's parameters
   */
  static int read(byte[] exif, int otherwise) {
    if (exif.length < TIFF_START + 8) {
      return otherwise;
    }
    ByteBuffer tiff =
        ByteBuffer.wrap(exif, TIFF_START, exif.length - TIFF_START).slice();
    short byteOrder = tiff.getShort();
    if (byteOrder == 0x4949) {
      tiff.order(ByteOrder.LITTLE_ENDIAN);
    } else if (byteOrder != 0x4d4d) {
      return otherwise;
    }
    try {
      return find(tiff, otherwise);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return otherwise; // offsets past the end: a broken tag turns nothing
    }
  }

  private static int find(ByteBuffer tiff, int otherwise) {
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xffff) == TAG_ORIENTATION
          && tiff.getShort(entry + 2) == TYPE_SHORT) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : otherwise;
      }
    }
    return otherwise;
  }
}
