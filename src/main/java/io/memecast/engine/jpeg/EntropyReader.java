package io.memecast.engine.jpeg;

/** Bits of an entropy-coded segment, first the highest, with stuffed zero bytes left out (T.81 F.2.2.5). */
final class EntropyReader {
  private final byte[] file;
  private int at;
  private long bits;
  private int count;

  /** How many of the bits in hand lie past the segment's end. */
  private int invented;

  EntropyReader(byte[] file, int at) {
    this.file = file;
    this.at = at;
  }

  /** Where the next byte is read. */
  int offset() {
    return at;
  }

  /** The next 16 bits, zeros where the segment has ended. */
  int peek16() {
    if (count < 16) {
      fill();
    }
    return (int) (bits >>> (count - 16)) & 0xffff;
  }

  /** Consumes {@code n} ≤ 16 bits that were peeked. */
  void skip(int n) {
    count -= n;
    if (count < invented) {
      throw Malformed.at(at, "entropy-coded data ends too early");
    }
  }

  /** The next {@code n} ≤ 16 bits. */
  int read(int n) {
    if (n == 0) {
      return 0;
    }
    int value = peek16() >>> (16 - n);
    skip(n);
    return value;
  }

  /** A number of {@code size} bits in the format of differences and coefficients (T.81 F.2.2.1, EXTEND). */
  int readSigned(int size) {
    int value = read(size);
    return size == 0 || value >= 1 << (size - 1) ? value : value - (1 << size) + 1;
  }

  private void fill() {
    while (count <= 48) {
      int next = at < file.length ? file[at] & 0xff : -1;
      if (next == 0xff) {
        if (at + 1 < file.length && file[at + 1] == 0) {
          at += 2;
        } else {
          next = -1;
        }
      } else if (next >= 0) {
        at++;
      }
      if (next < 0) {
        next = 0;
        invented += 8;
      }
      bits = bits << 8 | next;
      count += 8;
    }
  }

  /** Goes past the restart marker that must stand here, after what is left of a byte. */
  void restart(int index) {
    dropBits();
    while (at + 1 < file.length && file[at] == (byte) 0xff && file[at + 1] == (byte) 0xff) {
      at++;
    }
    int wanted = Marker.RST0 + (index & 7);
    if (at + 1 >= file.length || file[at] != (byte) 0xff || (file[at + 1] & 0xff) != wanted) {
      throw Malformed.at(at, "restart marker " + (index & 7) + " is missing");
    }
    at += 2;
  }

  /** Where the marker after the segment stands; what lies between is left out, as all decoders do. */
  int nextMarker() {
    dropBits();
    while (at + 1 < file.length) {
      int code = file[at + 1] & 0xff;
      if (file[at] == (byte) 0xff && code != 0 && code != 0xff && !Marker.isRestart(code)) {
        return at;
      }
      at++;
    }
    return file.length;
  }

  private void dropBits() {
    bits = 0;
    count = 0;
    invented = 0;
  }
}
