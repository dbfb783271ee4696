package io.memecast.engine.gif;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the blocks of a GIF89a file. Keeps its buffer between files; one thread at a time. */
final class GifWriter {
  private static final int MAX_SUB_BLOCK = 255;
  private static final byte[] HEADER = "GIF89a".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOOPING = "NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII);

  private byte[] buffer = new byte[1 << 16];
  private int at;

  /** Header, logical screen, global colour table (unless empty) and loop count. */
  void begin(int width, int height, int[] globalTable, int loopCount) {
    at = 0;
    put(HEADER, 0, HEADER.length);
    putShort(width);
    putShort(height);
    putByte(globalTable.length == 0 ? 0x70 : 0xf0 | sizeBits(globalTable.length));
    putByte(0);
    putByte(0);
    putTable(globalTable, globalTable.length);
    if (loopCount != GifBlocks.PLAY_ONCE) {
      putByte(0x21);
      putByte(0xff);
      putByte(LOOPING.length);
      put(LOOPING, 0, LOOPING.length);
      putByte(3);
      putByte(1);
      putShort(loopCount);
      putByte(0);
    }
  }

  /** Graphic control and image descriptor without a local table. */
  void image(GraphicControl control, Box box, boolean interlaced) {
    putControl(control);
    putDescriptor(box, interlaced ? 0x40 : 0);
  }

  /**
   * Graphic control and image descriptor with a local table.
   *
   * @param entries of the table, a power of two
   */
  void image(GraphicControl control, Box box, boolean interlaced, int[] table, int entries) {
    putControl(control);
    putDescriptor(box, (interlaced ? 0x40 : 0) | 0x80 | sizeBits(entries));
    putTable(table, entries);
  }

  /** LZW data, cut into sub-blocks. */
  void data(int minCodeSize, byte[] lzw, int bytes) {
    reserve(bytes + bytes / MAX_SUB_BLOCK + 3);
    buffer[at++] = (byte) minCodeSize;
    for (int from = 0; from < bytes; from += MAX_SUB_BLOCK) {
      int length = Math.min(MAX_SUB_BLOCK, bytes - from);
      buffer[at++] = (byte) length;
      System.arraycopy(lzw, from, buffer, at, length);
      at += length;
    }
    buffer[at++] = 0;
  }

  /** The whole file. */
  byte[] end() {
    putByte(0x3b);
    return Arrays.copyOf(buffer, at);
  }

  private void putControl(GraphicControl control) {
    boolean transparent = control.transparentIndex() != GraphicControl.NONE;
    putByte(0x21);
    putByte(0xf9);
    putByte(4);
    putByte(control.disposal() << 2 | (control.userInput() ? 2 : 0) | (transparent ? 1 : 0));
    putShort(control.delayCentiseconds());
    putByte(transparent ? control.transparentIndex() : 0);
    putByte(0);
  }

  private void putDescriptor(Box box, int flags) {
    putByte(0x2c);
    putShort(box.x());
    putShort(box.y());
    putShort(box.width());
    putShort(box.height());
    putByte(flags);
  }

  /** The size field of a colour table: entries = 2 to the power of it plus one. */
  private static int sizeBits(int entries) {
    return Integer.numberOfTrailingZeros(entries) - 1;
  }

  private void putTable(int[] table, int entries) {
    for (int i = 0; i < entries; i++) {
      putByte(table[i] >> 16);
      putByte(table[i] >> 8);
      putByte(table[i]);
    }
  }

  private void putShort(int value) {
    putByte(value);
    putByte(value >> 8);
  }

  private void putByte(int value) {
    reserve(1);
    buffer[at++] = (byte) value;
  }

  private void put(byte[] bytes, int from, int length) {
    reserve(length);
    System.arraycopy(bytes, from, buffer, at, length);
    at += length;
  }

  private void reserve(int bytes) {
    if (buffer.length - at < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + bytes));
    }
  }

  long heapBytes() {
    return buffer.length;
  }
}
