package io.memecast.engine.png;

/** Arithmetic of 16-bit samples, big-endian in a byte array; a value of 0..255 is widened by 257, so 255 is 65535. */
final class Sample16 {
  static final int MAX = 65535;

  private Sample16() {}

  static int get(byte[] samples, int at) {
    return (samples[at] & 0xff) << 8 | (samples[at + 1] & 0xff);
  }

  static void put(byte[] samples, int at, long value) {
    samples[at] = (byte) (value >> 8);
    samples[at + 1] = (byte) value;
  }

  static int widen(int eightBits) {
    return eightBits * 257;
  }

  /** {@code round(value / 65535)} for value ≥ 0. */
  static long divMax(long value) {
    return (value + MAX / 2) / MAX;
  }
}
