package io.memecast.engine.png;

/** Joins Adler-32 checksums (RFC 1950, 9) of parts without their bytes. */
final class Adler {
  private static final int BASE = 65521; // largest prime below 65536

  /** Of no bytes. */
  static final int EMPTY = 1;

  private Adler() {}

  /** The checksum of two parts, one behind the other, the second of {@code secondLength} bytes. */
  static int combine(int first, int second, long secondLength) {
    // s1 begins at 1, so the second part's own s1 and s2 count that 1 once too often, s2 at each
    // byte.
    long before = (first & 0xffffL) + BASE - 1;
    long s1 = before + (second & 0xffff);
    long s2 = (long) (first >>> 16) + (second >>> 16) + secondLength % BASE * (before % BASE);
    return (int) ((s2 % BASE) << 16 | s1 % BASE);
  }
}
