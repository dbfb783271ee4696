package io.memecast.engine.gif;

import io.memecast.error.Deadline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes one image's LZW data (GIF89a appendix F): segments encoded anew and segments copied bit by bit. Keeps its
 * tables and its buffer between images; one thread at a time.
 *
 * <p>The dictionary is three tables, as most look-ups end in the first two, which need no search: the strings of two
 * pixels, by both; the first continuation of each longer string; and the other continuations, in an open-addressing hash
 * table. An entry holds its code in the lower 12 bits, and above them what it is for: the stamp of the dictionary (so that
 * the largest table need not be cleared), the next pixel, or both string and pixel.
 */
final class LzwWriter {
  /** Bytes that packed data has behind its end, so that a whole word can be read at its last byte. */
  static final int PADDING = 8;

  static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int CODES = 4096;

  /** Pixels between two looks at the deadline. */
  private static final int CHECK_PIXELS = 1 << 21;

  private static final int CODE_BITS = 12;
  private static final int CODE_MASK = CODES - 1;
  private static final int NO_CHILD = -1;
  private static final int SLOT_BITS = 13;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

  private static final int LAST_STAMP = (1 << 20) - 1;

  /** By first pixel × 256 + second: stamp and code. */
  private final int[] pairs = new int[1 << 16];

  /** By the code of a string: next pixel and code, or {@link #NO_CHILD}. */
  private final int[] firstChild = new int[CODES];

  /** Hashed: code of a string × 256 + next pixel, and code; 0 = free. */
  private final int[] otherChildren = new int[1 << SLOT_BITS];

  private int stamp;
  private int width;
  private int next;

  private byte[] buffer = new byte[1 << 16];
  private int at;
  private long bits;
  private int bitCount;
  private int minCodeSize;

  /** Begins an image's data. */
  void begin(int newMinCodeSize) {
    minCodeSize = newMinCodeSize;
    at = 0;
    bits = 0;
    bitCount = 0;
    put(1 << minCodeSize, minCodeSize + 1);
  }

  /** The data so far; valid up to {@link #size()} until the next {@link #begin}. */
  byte[] buffer() {
    return buffer;
  }

  /** Bytes of data, once {@linkplain #end() ended}. */
  int size() {
    return at;
  }

  /** Flushes the last bits. */
  void end() {
    reserve(8);
    while (bitCount > 0) {
      buffer[at++] = (byte) bits;
      bits >>>= 8;
      bitCount -= 8;
    }
    bits = 0;
    bitCount = 0;
  }

  /** Appends a clear code after codes that were copied; the next code would have had {@code codeWidth} bits. */
  void clear(int codeWidth) {
    put(1 << minCodeSize, codeWidth);
  }

  /** Appends bits that are codes of a segment from its beginning on. */
  void copy(byte[] packed, long fromBit, long toBit) {
    reserve((int) ((toBit - fromBit) >>> 3) + 16);
    flush();
    long from = fromBit;
    while (from < toBit) {
      int count = (int) Math.min(48, toBit - from);
      long word = (long) WORDS.get(packed, (int) (from >>> 3)) >>> (from & 7);
      bits |= (word & (1L << count) - 1) << bitCount;
      bitCount += count;
      flush();
      from += count;
    }
  }

  /**
   * Encodes pixels {@code from} (inclusive) to {@code to} (exclusive), at least one, as whole segments.
   *
   * @param last an end code follows, else a clear code
   * @param deadline asked every few milliseconds
   */
  void encode(byte[] pixels, int from, int to, boolean last, Deadline deadline) {
    int start = from;
    while (to - start > CHECK_PIXELS) {
      deadline.check();
      encodeSegments(pixels, start, start + CHECK_PIXELS, false);
      start += CHECK_PIXELS;
    }
    encodeSegments(pixels, start, to, last);
  }

  private void encodeSegments(byte[] pixels, int from, int to, boolean last) {
    reserve((to - from) * 2 + 16);
    clearTable();
    int i = from;
    int prefix = pixels[i++] & 0xff;
    while (i < to) {
      int value = pixels[i++] & 0xff;
      int pair = prefix << 8 | value;
      int known = pairs[pair];
      if (known >>> CODE_BITS != stamp) {
        pairs[pair] = stamp << CODE_BITS | next;
        putNew(prefix);
        prefix = value;
        continue;
      }
      prefix = known & CODE_MASK;
      while (i < to) {
        value = pixels[i++] & 0xff;
        int child = firstChild[prefix];
        if (child >>> CODE_BITS != value) {
          if (child == NO_CHILD) {
            firstChild[prefix] = value << CODE_BITS | next;
          } else {
            int key = prefix << 8 | value;
            int slot = find(key);
            child = otherChildren[slot];
            if (child != 0) {
              prefix = child & CODE_MASK;
              continue;
            }
            otherChildren[slot] = key << CODE_BITS | next;
          }
          putNew(prefix);
          prefix = value;
          break;
        }
        prefix = child & CODE_MASK;
      }
    }
    put(prefix, width);
    if (next == 1 << width) {
      width++;
    }
    put(last ? (1 << minCodeSize) + 1 : 1 << minCodeSize, width);
  }

  /** Writes the code of the longest known string; its continuation has become {@link #next}. */
  private void putNew(int code) {
    put(code, width);
    firstChild[next] = NO_CHILD;
    if (next == 1 << width) {
      width++;
    }
    next++;
    if (next == CODES) {
      put(1 << minCodeSize, width);
      clearTable();
    }
  }

  private void clearTable() {
    width = minCodeSize + 1;
    next = (1 << minCodeSize) + 2;
    Arrays.fill(otherChildren, 0);
    if (stamp == LAST_STAMP) {
      Arrays.fill(pairs, 0);
      stamp = 0;
    }
    stamp++;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private int find(int key) {
    int slot = (key * 0x9e3779b1) >>> (32 - SLOT_BITS);
    while (otherChildren[slot] != 0 && otherChildren[slot] >>> CODE_BITS != key) {
      slot = slot + 1 & SLOT_MASK;
    }
    return slot;
  }

  private void put(int code, int width) {
    bits |= (long) code << bitCount;
    bitCount += width;
    if (bitCount > 48) {
      flush();
    }
  }

  /** Moves whole bytes from the accumulator to the buffer; fewer than eight bits stay. */
  private void flush() {
    if (buffer.length - at < 8) {
      reserve(8);
    }
    WORDS.set(buffer, at, bits);
    at += bitCount >>> 3;
    bits >>>= bitCount & ~7;
    bitCount &= 7;
  }

  private void reserve(int bytes) {
    if (buffer.length - at < bytes + 8) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + bytes + 8));
    }
  }

  long heapBytes() {
    return buffer.length + 4L * (pairs.length + firstChild.length + otherChildren.length);
  }
}
