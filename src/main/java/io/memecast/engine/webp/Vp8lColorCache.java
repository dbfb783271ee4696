package io.memecast.engine.webp;

/** Colours seen lately, by a hash (RFC 9649, 3.6.3 and 5.2.3). One picture, one thread. */
final class Vp8lColorCache {
  private static final int MULTIPLIER = 0x1e35a7bd;

  private final int[] colors;
  private final int shift;

  /** Of 2 to the power of {@code bits} entries, 1..11; with 0 there is none. */
  Vp8lColorCache(int bits) {
    colors = new int[bits == 0 ? 0 : 1 << bits];
    shift = 32 - bits;
  }

  int size() {
    return colors.length;
  }

  void add(int[] pixels, int start, int end) {
    if (colors.length > 0) {
      for (int i = start; i < end; i++) {
        colors[(pixels[i] * MULTIPLIER) >>> shift] = pixels[i];
      }
    }
  }

  int get(int index) {
    return colors[index];
  }
}
