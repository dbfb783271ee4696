package io.memecast.engine.text;

import io.memecast.macro.TextSize;

/**
 * What a requested size means on a picture.
 *
 * @param largest the step to begin with; smaller ones are tried until the text fits
 * @param wholeWordsFrom below this step a word wider than the line is cut between graphemes, from it on the text shrinks
 *     instead
 * @param oneLine breaks are ignored
 */
record SizePlan(int largest, int wholeWordsFrom, boolean oneLine) {
  /** 64 px on a picture 600 px wide. */
  private static final double OF_WIDTH = 64.0 / 600;

  private static final double OF_HEIGHT = 0.2;

  /** Words stay whole until the text has half its usual size. */
  private static final double WHOLE_WORDS = 0.5;

  /** A word is not cut if the text would else be at least this large, of the size that it has with the word cut. */
  private static final double CUT_WORDS = 0.6;

  /**
   * @param width of the picture, pixels
   * @param height of the picture, pixels
   */
  static SizePlan of(TextSize size, int width, int height) {
    double usual = Math.min(OF_WIDTH * width, OF_HEIGHT * height);
    int wholeWords = SizeSteps.atMost(usual * WHOLE_WORDS);
    if (size instanceof TextSize.Pixels number) {
      // Asked for by number, the size matters more than the words, unless they need little less.
      return new SizePlan(SizeSteps.atMost(number.pixels()), Integer.MAX_VALUE, false);
    }
    if (size instanceof TextSize.Fit) {
      return new SizePlan(SizeSteps.atMost(2.0 * height), wholeWords, false);
    }
    return new SizePlan(SizeSteps.atMost(usual), wholeWords, size instanceof TextSize.Shrink);
  }

  /** The smallest step that is preferred to {@code cut}, at which words are cut. */
  static int leastForWholeWords(int cut) {
    return SizeSteps.atMost(SizeSteps.pixels(cut) * CUT_WORDS);
  }

  /** Whether words that are wider than the line are cut at this step. */
  boolean mayCut(int step) {
    return !oneLine && step < wholeWordsFrom;
  }

  /** This plan, with words cut at no step. */
  SizePlan withWholeWords() {
    return new SizePlan(largest, SizeSteps.SMALLEST, oneLine);
  }

  /** This plan, with nothing larger than {@code step}. */
  SizePlan atMost(int step) {
    return new SizePlan(Math.min(step, largest), wholeWordsFrom, oneLine);
  }
}
