package io.memecast.engine.jpeg;

import java.nio.charset.StandardCharsets;

/** The parameters of one marker segment, read in order; never past its end. */
final class Segment {
  private final byte[] file;
  private final int end;
  private int at;

  private Segment(byte[] file, int at, int end) {
    this.file = file;
    this.at = at;
    this.end = end;
  }

  /**
   * The segment of a marker, whose two length bytes stand at {@code at}. Metadata whose length does not even count these
   * two is empty, as libjpeg has it.
   */
  static Segment of(int marker, byte[] file, int at) {
    boolean empty = Marker.isMetadata(marker) && at + 2 <= file.length && length(file, at) < 2;
    return empty ? new Segment(file, at + 2, at + 2) : at(file, at);
  }

  /** The segment whose two length bytes stand at {@code at}. */
  static Segment at(byte[] file, int at) {
    if (at + 2 > file.length) {
      throw Malformed.at(at, "the file ends within a marker segment");
    }
    int length = length(file, at);
    if (length < 2) {
      throw Malformed.at(at, "segment length " + length);
    }
    if (at + length > file.length) {
      throw Malformed.at(at, "segment of " + length + " bytes runs past the end of the file");
    }
    return new Segment(file, at + 2, at + length);
  }

  /** What the two bytes at {@code at} say. */
  static int length(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }

  int offset() {
    return at;
  }

  int end() {
    return end;
  }

  int remaining() {
    return end - at;
  }

  int u8() {
    if (at >= end) {
      throw Malformed.at(at, "segment is too short");
    }
    return file[at++] & 0xff;
  }

  int u16() {
    return u8() << 8 | u8();
  }

  /** The next {@code count} bytes, copied. */
  byte[] bytes(int count) {
    if (count > remaining()) {
      throw Malformed.at(at, "segment is too short");
    }
    byte[] copy = new byte[count];
    System.arraycopy(file, at, copy, 0, count);
    at += count;
    return copy;
  }

  /** Whether these characters come next; they stay unread. */
  boolean startsWith(String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    if (wanted.length > remaining()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (file[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
