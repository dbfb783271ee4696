package io.memecast.engine.text;

/**
 * Coverage 0..255 of some ink, row by row, {@code width × height} bytes. Immutable; nobody writes to the array.
 *
 * @param left of the first column, pixels from the ink's origin
 * @param top of the first row, pixels from the ink's baseline, down
 */
@SuppressWarnings("ArrayRecordComponent") // Private to the package, and never compared.
record InkMask(int left, int top, int width, int height, byte[] coverage) {
  static final InkMask NONE = new InkMask(0, 0, 0, 0, new byte[0]);

  int heapBytes() {
    return 64 + coverage.length;
  }
}
