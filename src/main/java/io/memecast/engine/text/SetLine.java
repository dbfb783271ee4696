package io.memecast.engine.text;

import java.util.List;

/**
 * A line ready to be drawn at any size, in em, its pieces in visual order.
 *
 * @param pieces what is drawn
 * @param advance width of the line
 * @param left how far ink reaches out to the left of the line's left end, not negative
 * @param right how far ink reaches out to the right of its advance, not negative
 */
record SetLine(List<Piece> pieces, float advance, float left, float right) {
  /** Something drawn with its left end {@code x} em from the line's left end. */
  sealed interface Piece permits Ink, Picture {
    float x();
  }

  /**
   * Glyphs drawn as one: a single glyph, or a word of a joined script.
   *
   * @param xs offset of each glyph's origin from {@code x}
   * @param ys offset of each glyph's origin from the baseline, down
   * @param area of the bounding box, square em
   */
  @SuppressWarnings("ArrayRecordComponent") // Private to the package, and never compared.
  record Ink(Face face, int[] glyphs, float[] xs, float[] ys, float x, float area)
      implements Piece {}

  /** An emoji. */
  record Picture(String key, float x) implements Piece {}

  int heapBytes() {
    int bytes = 64;
    for (Piece piece : pieces) {
      bytes += piece instanceof Ink ink ? 140 + 12 * ink.glyphs.length : 40;
    }
    return bytes;
  }
}
