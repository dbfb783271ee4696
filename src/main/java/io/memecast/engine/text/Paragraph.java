package io.memecast.engine.text;

import com.ibm.icu.text.Bidi;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph cut into graphemes, each with the face or emoji it is drawn with, its width and whether a line may end
 * after it. Arrays have one entry a grapheme, in logical order; widths are in em. Not changed once made; the bidi
 * object is used by one thread at a time.
 */
final class Paragraph {
  /** What a grapheme is to line breaking. */
  enum Kind {
    INK,
    /** Hangs over the end of a line without counting. */
    SPACE,
    /** No width, no ink. */
    INVISIBLE,
    /** A place to hyphenate: no ink but at a line's end. */
    SOFT_HYPHEN
  }

  final String text;
  final Bidi bidi;
  final int[] starts;
  final Kind[] kinds;
  final int[] scripts;
  final @Nullable Face[] faces;
  final @Nullable String[] emoji;
  final boolean[] breakAfter;
  final float[] advances;
  /** Letter spacing after each grapheme. */
  final float[] gaps;
  /** How far ink reaches beyond the advances of its run, em. */
  float left;

  float right;
  float ascent;
  float descent;
  /** Graphemes that no face has. */
  int missing;

  /**
   * @param starts index of each grapheme's first character, and the text's length at the end
   */
  Paragraph(String text, Bidi bidi, int[] starts) {
    this.text = text;
    this.bidi = bidi;
    this.starts = starts;
    int count = starts.length - 1;
    this.kinds = new Kind[count];
    this.scripts = new int[count];
    this.faces = new Face[count];
    this.emoji = new String[count];
    this.breakAfter = new boolean[count];
    this.advances = new float[count];
    this.gaps = new float[count];
  }

  /** Number of graphemes. */
  int count() {
    return advances.length;
  }

  /** The grapheme that begins at or contains the character at {@code index}. */
  int graphemeAt(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  String text(int from, int to) {
    return text.substring(starts[from], starts[to]);
  }

  boolean isRightToLeft() {
    return (bidi.getParaLevel() & 1) != 0;
  }
}
