package io.memecast.engine.webp;

/**
 * Reads bits of a lossless picture, the lowest of each byte first (RFC 9649, 3.3). Never fails: past the end of its data it
 * reads zeros and {@link #isOverread} says so. One thread.
 */
final class Vp8lBits {
  private final byte[] data;
  private final int end;
  private int at;
  private long window;
  private int available;
  private int padding;

  /** Reads {@code data} from {@code start} up to {@code end}. */
  Vp8lBits(byte[] data, int start, int end) {
    this.data = data;
    this.at = start;
    this.end = end;
  }

  /** So many bits, at most 24, as a number. */
  int number(int bits) {
    int number = peek() & (1 << bits) - 1;
    drop(bits);
    return number;
  }

  boolean flag() {
    return number(1) == 1;
  }

  /** The next 32 bits, the first one lowest; they stay. */
  int peek() {
    if (available < 32) {
      fill();
    }
    return (int) window;
  }

  /** Goes on by so many of the bits seen. */
  void drop(int bits) {
    window >>>= bits;
    available -= bits;
  }

  private void fill() {
    while (available <= 48) {
      if (at < end) {
        window |= (data[at++] & 0xffL) << available;
      } else {
        padding += 8;
      }
      available += 8;
    }
  }

  /** More was read than the data holds: the file is cut off or broken. */
  boolean isOverread() {
    return padding > available;
  }
}
