package io.memecast.engine.text;

/**
 * A run of text as glyphs, in visual order from left to right, in em units. Immutable; nobody writes to the arrays.
 *
 * @param glyphs glyph ids of the face; {@link #NO_INK} for characters without a glyph
 * @param chars index into the run's text of the first character each glyph comes from
 * @param x offset of each glyph's origin from the run's left end; one more than glyphs: the last is the run's advance
 * @param y offset of each glyph's origin from the baseline, down
 * @param left how far ink reaches out to the left of the run's left end, not negative
 * @param right how far ink reaches out to the right of the run's advance, not negative
 * @param ascent how far ink reaches above the baseline
 * @param descent how far ink reaches below the baseline
 */
@SuppressWarnings("ArrayRecordComponent") // Private to the package, and never compared.
record ShapedRun(
    int[] glyphs,
    int[] chars,
    float[] x,
    float[] y,
    float left,
    float right,
    float ascent,
    float descent) {
  /** The JDK's glyph id for what is not drawn. */
  static final int NO_INK = 0xffff;

  /** Width, em. */
  float advance() {
    return x[glyphs.length];
  }

  int heapBytes() {
    return 200 + 16 * glyphs.length;
  }
}
