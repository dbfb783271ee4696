package io.memecast.engine.gif;

/** The fill and outline colours of a caption's texts, which are met more exactly than all others. */
final class TextColors {
  /** Beyond so many, colours are like any other; a caption of more is a picture. */
  static final int MAX = 32;

  private final int[] colors = new int[MAX];
  private final int[] pairFill = new int[MAX];
  private final int[] pairOutline = new int[MAX];
  private int count;
  private int pairs;

  void clear() {
    count = 0;
    pairs = 0;
  }

  /** A text's colours, 0xRRGGBB; equal where it has no outline. */
  void add(int fill, int outline) {
    int fillNumber = add(fill);
    int outlineNumber = add(outline);
    if (fill != outline && fillNumber >= 0 && outlineNumber >= 0 && pairs < MAX) {
      pairFill[pairs] = fillNumber;
      pairOutline[pairs++] = outlineNumber;
    }
  }

  private int add(int color) {
    int number = number(color);
    if (number < 0 && count < MAX) {
      number = count++;
      colors[number] = color;
    }
    return number;
  }

  /** Which of the colours this is; negative for none. */
  int number(int color) {
    for (int i = 0; i < count; i++) {
      if (colors[i] == color) {
        return i;
      }
    }
    return -1;
  }

  /** Texts that have an outline of another colour. */
  int pairs() {
    return pairs;
  }

  /** Number of the fill's colour. */
  int pairFill(int pair) {
    return pairFill[pair];
  }

  /** Number of the outline's colour. */
  int pairOutline(int pair) {
    return pairOutline[pair];
  }
}
