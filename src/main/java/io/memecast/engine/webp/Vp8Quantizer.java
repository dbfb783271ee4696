package io.memecast.engine.webp;

/**
 * The factors of one kind of macroblocks (RFC 6386, 9.6 and 14.1), for the first coefficient and for the others: of luma,
 * of the luma blocks' first coefficients (Y2), of chroma.
 */
record Vp8Quantizer(
    int lumaDc, int lumaAc, int secondDc, int secondAc, int chromaDc, int chromaAc) {
  private static final int MAX_INDEX = 127;

  /** Chroma steps never pass 132. */
  private static final int MAX_CHROMA_DC_INDEX = 117;

  private static final int LEAST_SECOND_AC = 8;

  /** Reads the frame's indices; returns the factors of the four kinds. */
  static Vp8Quantizer[] read(BoolDecoder bits, Vp8Segments segments) {
    int base = bits.number(7);
    int lumaDcDelta = bits.optionalSigned(4);
    int secondDcDelta = bits.optionalSigned(4);
    int secondAcDelta = bits.optionalSigned(4);
    int chromaDcDelta = bits.optionalSigned(4);
    int chromaAcDelta = bits.optionalSigned(4);
    Vp8Quantizer[] kinds = new Vp8Quantizer[Vp8Segments.COUNT];
    for (int kind = 0; kind < kinds.length; kind++) {
      int index = segments.quantizer(kind, base);
      // 155/100 of the step, as libvpx and libwebp compute it.
      int secondAc = (ac(index + secondAcDelta) * 101581) >> 16;
      kinds[kind] = new Vp8Quantizer(
          dc(index + lumaDcDelta, MAX_INDEX),
          ac(index),
          2 * dc(index + secondDcDelta, MAX_INDEX),
          Math.max(LEAST_SECOND_AC, secondAc),
          dc(index + chromaDcDelta, MAX_CHROMA_DC_INDEX),
          ac(index + chromaAcDelta));
    }
    return kinds;
  }

  private static int dc(int index, int max) {
    return QuantizerTable.DC[Math.max(0, Math.min(max, index))];
  }

  private static int ac(int index) {
    return QuantizerTable.AC[Math.max(0, Math.min(MAX_INDEX, index))];
  }
}
