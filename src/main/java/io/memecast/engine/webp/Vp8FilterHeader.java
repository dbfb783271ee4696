package io.memecast.engine.webp;

/**
 * What the frame says of its loop filter (RFC 6386, 9.3, 9.6 and 15.2).
 *
 * @param simple the simple filter, else the normal one
 * @param level 0..63; 0 = no filter at all, whatever the segments say
 * @param sharpness 0..7
 * @param intraDelta added to the level of every macroblock, as all of them are predicted within the frame
 * @param subblockDelta added where the 4×4 blocks are predicted one by one
 */
record Vp8FilterHeader(
    boolean simple, int level, int sharpness, int intraDelta, int subblockDelta) {
  private static final int DELTAS = 4;

  static Vp8FilterHeader read(BoolDecoder bits) {
    boolean simple = bits.flag();
    int level = bits.number(6);
    int sharpness = bits.number(3);
    int[] reference = new int[DELTAS];
    int[] mode = new int[DELTAS];
    boolean enabled = bits.flag();
    if (enabled && bits.flag()) {
      readDeltas(bits, reference);
      readDeltas(bits, mode);
    }
    return new Vp8FilterHeader(simple, level, sharpness, reference[0], mode[0]);
  }

  private static void readDeltas(BoolDecoder bits, int[] deltas) {
    for (int i = 0; i < DELTAS; i++) {
      deltas[i] = bits.optionalSigned(6);
    }
  }

  /** The level, 0..63, of macroblocks of this kind. */
  int level(Vp8Segments segments, int kind, boolean bySubblocks) {
    int sum = segments.filterLevel(kind, level) + intraDelta + (bySubblocks ? subblockDelta : 0);
    return Math.max(0, Math.min(63, sum));
  }

  /** How much neighbours inside of a block may differ where the filter acts. */
  int interiorLimit(int filterLevel) {
    int limit = filterLevel;
    if (sharpness > 0) {
      limit = Math.min(limit >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
    }
    return Math.max(1, limit);
  }
}
