package io.memecast.engine.webp;

/**
 * The arithmetic decoder of VP8 (RFC 6386, 7): a bit takes the less of the data the more probable it is. Never fails: past
 * the end of its data it reads zeros and {@link #isExhausted} says so. One thread.
 */
final class BoolDecoder {
  private static final int EVEN = 128;

  private final byte[] data;
  private final int end;
  private int at;

  /** What is not yet consumed: the 8 bits that are compared stand above {@link #spareBits} others. */
  private long value;

  private int spareBits = -8;
  private int rangeLessOne = 254;
  private boolean exhausted;

  /** Reads {@code data} from {@code start} up to {@code end}. */
  BoolDecoder(byte[] data, int start, int end) {
    this.data = data;
    this.at = start;
    this.end = end;
  }

  /** A bit, 0 or 1, that is 0 with {@code probability} of 256. */
  int bit(int probability) {
    if (spareBits < 0) {
      load();
    }
    int split = (rangeLessOne * probability) >> 8;
    int range;
    int bit;
    if ((int) (value >>> spareBits) > split) {
      range = rangeLessOne - split;
      value -= (long) (split + 1) << spareBits;
      bit = 1;
    } else {
      range = split + 1;
      bit = 0;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    spareBits -= shift;
    rangeLessOne = (range << shift) - 1;
    return bit;
  }

  private void load() {
    if (at == end) {
      exhausted = true;
      value <<= 8;
      spareBits += 8;
      return;
    }
    do {
      value = (value << 8) | (data[at++] & 0xff);
      spareBits += 8;
    } while (spareBits < 48 && at < end);
  }

  boolean flag() {
    return bit(EVEN) == 1;
  }

  /** A number of so many bits, the highest first. */
  int number(int bits) {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = number << 1 | bit(EVEN);
    }
    return number;
  }

  /** A magnitude of so many bits, then its sign. */
  int signed(int bits) {
    int magnitude = number(bits);
    return flag() ? -magnitude : magnitude;
  }

  /** A flag, and a signed number if it is set; else 0. */
  int optionalSigned(int bits) {
    return flag() ? signed(bits) : 0;
  }

  /** More was read than the data holds: the file is cut off or broken. */
  boolean isExhausted() {
    return exhausted;
  }
}
