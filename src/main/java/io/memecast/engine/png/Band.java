package io.memecast.engine.png;

/**
 * Some rows of a picture, compressed together.
 *
 * @param firstRow in the picture
 * @param rows at least 1
 * @param rowBytes bytes of a row's samples
 * @param filterDistance bytes of a pixel
 */
record Band(int firstRow, int rows, int rowBytes, int filterDistance) {
  /** One past the last row. */
  int endRow() {
    return firstRow + rows;
  }

  /** Bytes as they inflate: each row has its filter number before it. */
  long inflatedBytes() {
    return (long) rows * (rowBytes + 1);
  }
}
