package io.memecast.engine.webp;

/**
 * The five prefix codes of a part of a lossless picture (RFC 9649, 3.7.2).
 *
 * @param green also lengths of copies and indices of the colour cache
 * @param distance of copies
 */
record Vp8lCodeGroup(
    Vp8lHuffman green, Vp8lHuffman red, Vp8lHuffman blue, Vp8lHuffman alpha, Vp8lHuffman distance) {
  static final int LITERALS = 256;

  /** Literals and lengths of copies; what is beyond them is of the colour cache. */
  static final int GREEN_SYMBOLS = LITERALS + 24;

  private static final int DISTANCES = 40;

  /** Reads the codes of a picture whose colour cache has so many entries. */
  static Vp8lCodeGroup read(Vp8lCodeReader reader, int cacheSize) {
    return new Vp8lCodeGroup(
        reader.read(GREEN_SYMBOLS + cacheSize),
        reader.read(LITERALS),
        reader.read(LITERALS),
        reader.read(LITERALS),
        reader.read(DISTANCES));
  }

  int heapBytes() {
    return green.heapBytes()
        + red.heapBytes()
        + blue.heapBytes()
        + alpha.heapBytes()
        + distance.heapBytes();
  }
}
