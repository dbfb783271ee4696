package io.memecast.engine.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Entropy-coded segments of baseline blocks (T.81 F.1.2), in an array that grows. One thread at a time. */
final class EntropyWriter {
  static final int END_OF_BLOCK = 0x00; // EOB
  static final int SIXTEEN_ZEROS = 0xf0; // ZRL

  /** A block takes at most 64 words of 27 bits, each byte of which may be stuffed, and what is left over from before. */
  private static final int MAX_BLOCK_BYTES = 512;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] buffer = new byte[1 << 14];
  private int length;

  /** Bits not yet written, fewer than 32. */
  private long pending;

  private int pendingBits;

  /** Bytes written so far; valid between segments. */
  int length() {
    return length;
  }

  /** The bytes written so far are the first {@link #length()}. */
  byte[] buffer() {
    return buffer;
  }

  void reset() {
    length = 0;
    pending = 0;
    pendingBits = 0;
  }

  /** Bits in the magnitude of a number // SSSS. */
  static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  /**
   * Writes a block.
   *
   * @param at of its first coefficient
   * @param order where the coefficient stands that is the k-th in the file, from {@code at}
   * @param mask bit k is set where coefficient k is not 0
   * @param difference of the DC coefficient to the one before
   */
  void block(
      short[] coefficients,
      int at,
      int[] order,
      long mask,
      int difference,
      HuffmanCode dc,
      HuffmanCode ac) {
    if (buffer.length - length < MAX_BLOCK_BYTES) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    long bits = pending; // in local variables, which stay in registers
    int count = pendingBits;
    int entry = dc.entries[size(difference)];
    bits = append(bits, entry, difference);
    count += HuffmanCode.bits(entry);
    if (count >= 32) {
      count -= 32;
      write((int) (bits >>> count));
    }
    int[] entries = ac.entries;
    int last = 0;
    for (long left = mask & ~1L; left != 0; left &= left - 1) {
      int k = Long.numberOfTrailingZeros(left);
      int run = k - last - 1;
      last = k;
      while (run > 15) {
        bits = append(bits, entries[SIXTEEN_ZEROS], 0);
        count += HuffmanCode.bits(entries[SIXTEEN_ZEROS]);
        if (count >= 32) {
          count -= 32;
          write((int) (bits >>> count));
        }
        run -= 16;
      }
      int value = coefficients[at + order[k]];
      entry = entries[run << 4 | size(value)];
      bits = append(bits, entry, value);
      count += HuffmanCode.bits(entry);
      if (count >= 32) {
        count -= 32;
        write((int) (bits >>> count));
      }
    }
    pending = bits;
    pendingBits = count;
    if (last < 63) {
      endBlock(entries[END_OF_BLOCK]);
    }
  }

  private void endBlock(int entry) {
    pending = append(pending, entry, 0);
    pendingBits += HuffmanCode.bits(entry);
    if (pendingBits >= 32) {
      pendingBits -= 32;
      write((int) (pending >>> pendingBits));
    }
  }

  /** Adds a code word and the bits of the number that follows it; a number of 0 has none. */
  private static long append(long bits, int entry, int number) {
    int numberBits = (number + (number >> 31)) & ((1 << size(number)) - 1);
    return bits << HuffmanCode.bits(entry) | HuffmanCode.word(entry) | numberBits;
  }

  private void write(int word) {
    boolean holdsOnes = (word & 0x80808080 & ~(word + 0x01010101)) != 0; // a byte of 0xFF
    if (holdsOnes) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        stuffed(word >>> shift);
      }
    } else {
      INT.set(buffer, length, word);
      length += 4;
    }
  }

  private void stuffed(int value) {
    buffer[length++] = (byte) value;
    if ((value & 0xff) == 0xff) {
      buffer[length++] = 0;
    }
  }

  /** Ends a restart interval: fills the last byte with ones (T.81 F.1.2.3). */
  void align() {
    int padding = -pendingBits & 7;
    pending = pending << padding | ((1 << padding) - 1);
    pendingBits += padding;
    while (pendingBits > 0) {
      pendingBits -= 8;
      stuffed((int) (pending >>> pendingBits));
    }
  }

  /** Writes RST0 to RST7; between {@link #align} and the next block. */
  void restart(int index) {
    buffer[length++] = (byte) 0xff;
    buffer[length++] = (byte) (Marker.RST0 + (index & 7));
  }
}
