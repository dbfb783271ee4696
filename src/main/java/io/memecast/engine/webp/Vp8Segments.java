package io.memecast.engine.webp;

/**
 * Up to four kinds of macroblocks with a quantizer and a filter level each (RFC 6386, 9.3).
 *
 * @param enabled without it all macroblocks are of kind 0
 * @param mapped each macroblock says its kind
 * @param absolute the values replace the frame's; else they are added to them
 * @param quantizers four quantizer indices
 * @param filterLevels four levels of the loop filter
 * @param treeProbabilities of the three branches by which a macroblock says its kind
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vp8Segments(
    boolean enabled,
    boolean mapped,
    boolean absolute,
    int[] quantizers,
    int[] filterLevels,
    int[] treeProbabilities) {
  static final int COUNT = 4;

  static Vp8Segments read(BoolDecoder bits) {
    int[] quantizers = new int[COUNT];
    int[] levels = new int[COUNT];
    int[] tree = {255, 255, 255};
    boolean enabled = bits.flag();
    boolean mapped = enabled && bits.flag();
    boolean absolute = true;
    if (enabled && bits.flag()) {
      absolute = bits.flag();
      for (int i = 0; i < COUNT; i++) {
        quantizers[i] = bits.optionalSigned(7);
      }
      for (int i = 0; i < COUNT; i++) {
        levels[i] = bits.optionalSigned(6);
      }
    }
    if (mapped) {
      for (int i = 0; i < tree.length; i++) {
        tree[i] = bits.flag() ? bits.number(8) : 255;
      }
    }
    return new Vp8Segments(enabled, mapped, absolute, quantizers, levels, tree);
  }

  /** The kind that a macroblock says, 0 to 3. */
  int readKind(BoolDecoder bits) {
    if (!mapped) {
      return 0;
    }
    return bits.bit(treeProbabilities[0]) == 0
        ? bits.bit(treeProbabilities[1])
        : 2 + bits.bit(treeProbabilities[2]);
  }

  /** The quantizer index of a kind, where the frame's is {@code base}. */
  int quantizer(int kind, int base) {
    return of(quantizers[kind], base);
  }

  /** The filter level of a kind, where the frame's is {@code base}. */
  int filterLevel(int kind, int base) {
    return of(filterLevels[kind], base);
  }

  private int of(int value, int base) {
    if (!enabled) {
      return base;
    }
    return absolute ? value : base + value;
  }
}
