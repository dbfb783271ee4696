package io.memecast.engine.png;

import java.util.Arrays;
import java.util.zip.CRC32;

/** Writes chunks, one after another, into an array that grows and is kept. One thread at a time. */
final class ChunkWriter {
  private final CRC32 crc = new CRC32();
  private byte[] bytes;
  private int size;
  private int chunkStart;

  ChunkWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /** Forgets everything written. */
  void reset() {
    size = 0;
  }

  /** Takes out what was written from {@code start} on and before {@code end}. */
  void remove(int start, int end) {
    System.arraycopy(bytes, end, bytes, start, size - end);
    size -= end - start;
  }

  void begin(int type) {
    chunkStart = size;
    putInt(0);
    putInt(type);
  }

  /** Fills in the length and adds the CRC. */
  void end() {
    int dataEnd = size;
    size = chunkStart;
    putInt(dataEnd - chunkStart - 8);
    size = dataEnd;
    crc.reset();
    crc.update(bytes, chunkStart + 4, dataEnd - chunkStart - 4);
    putInt((int) crc.getValue());
  }

  void putInt(int value) {
    room(4);
    bytes[size++] = (byte) (value >> 24);
    bytes[size++] = (byte) (value >> 16);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  void put(byte[] source) {
    room(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
  }

  /** Makes {@link #bytes} hold at least so many more. */
  void room(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(needed * 3L / 2, Integer.MAX_VALUE - 8));
    }
  }

  /** So many bytes were put behind {@link #size} by another hand. */
  void advance(int count) {
    size += count;
  }

  /** What was written, up to {@link #size}; another array after the next write. */
  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
