package io.memecast.engine.text;

import java.util.Arrays;

/** What makes one mask of ink different from another. */
final class InkKey {
  /** Positions within a pixel that a mask is made for, in each direction. */
  static final int SUBPIXELS = 4;

  /** Offsets between the glyphs of a joined word are told apart to this many parts of an em. */
  private static final float OFFSET_PARTS = 4096;

  private final String face;
  private final int[] glyphs;
  private final int[] offsets;
  private final int step;
  private final int strokeParts;
  private final int subpixel;
  private final int hash;

  /**
   * @param strokeParts width of the outline outside of the glyph in 1/16 pixel, 0 for the fill alone
   * @param subpixel {@code x + SUBPIXELS · y}, each 0..SUBPIXELS − 1
   */
  InkKey(SetLine.Ink ink, int step, int strokeParts, int subpixel) {
    this.face = ink.face().id();
    this.glyphs = ink.glyphs();
    this.offsets = glyphs.length == 1 ? new int[0] : offsets(ink);
    this.step = step;
    this.strokeParts = strokeParts;
    this.subpixel = subpixel;
    int h = face.hashCode();
    h = 31 * h + Arrays.hashCode(glyphs);
    h = 31 * h + Arrays.hashCode(offsets);
    this.hash = ((31 * h + step) * 31 + strokeParts) * 31 + subpixel;
  }

  private static int[] offsets(SetLine.Ink ink) {
    int count = ink.glyphs().length;
    int[] offsets = new int[2 * count];
    for (int i = 0; i < count; i++) {
      offsets[2 * i] = Math.round(ink.xs()[i] * OFFSET_PARTS);
      offsets[2 * i + 1] = Math.round((ink.ys()[i] - ink.ys()[0]) * OFFSET_PARTS);
    }
    return offsets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InkKey that
        && hash == that.hash
        && step == that.step
        && strokeParts == that.strokeParts
        && subpixel == that.subpixel
        && Arrays.equals(glyphs, that.glyphs)
        && Arrays.equals(offsets, that.offsets)
        && face.equals(that.face);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
