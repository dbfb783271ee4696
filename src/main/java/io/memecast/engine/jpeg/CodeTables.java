package io.memecast.engine.jpeg;

/**
 * The Huffman codes of a picture: one pair for luma (or for all of RGB), one for chroma (baseline allows two, T.81
 * B.2.4.2).
 *
 * @param luma DC, AC
 * @param chroma DC, AC; the same as luma where the picture has no chroma
 */
record CodeTables(Pair luma, Pair chroma) {
  /** Codes for both kinds of coefficients. */
  record Pair(HuffmanCode dc, HuffmanCode ac) {
    static Pair of(SymbolCounts counts) {
      return new Pair(new HuffmanCode(counts.dc), new HuffmanCode(counts.ac));
    }
  }

  /** Which pair a component uses, 0 or 1. */
  static int number(ColorModel model, int component) {
    return model == ColorModel.YCBCR && component > 0 ? 1 : 0;
  }

  Pair pair(int number) {
    return number == 0 ? luma : chroma;
  }
}
