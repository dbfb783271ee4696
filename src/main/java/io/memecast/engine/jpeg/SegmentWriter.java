package io.memecast.engine.jpeg;

import java.io.ByteArrayOutputStream;

/** Marker segments for a header (T.81 B.1.1.4). */
final class SegmentWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void marker(int code) {
    u8(0xff);
    u8(code);
  }

  /** A marker and the segment's length. */
  void start(int code, int parameterBytes) {
    marker(code);
    u16(parameterBytes + 2);
  }

  /** A whole segment. */
  void segment(int code, byte[] parameters) {
    start(code, parameters.length);
    bytes(parameters);
  }

  void u8(int value) {
    out.write(value);
  }

  void u16(int value) {
    out.write(value >> 8);
    out.write(value);
  }

  void bytes(byte[] bytes) {
    out.writeBytes(bytes);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
