package io.memecast.macro;

import java.util.Comparator;

/** How large a caption's text is. */
public sealed interface TextSize {
  /** What an omitted size means: 64/600 of the result's width, at most a fifth of its height; shrinks until it fits. */
  TextSize AUTOMATIC = new Automatic();

  TextSize SHRINK = new Shrink();
  TextSize FIT = new Fit();

  /** Numbers by their decimal digits as texts; of two that begin alike the longer one is first. */
  Comparator<Double> LONGER_DIGITS_FIRST = Comparator.comparing(number -> number + "]");

  /**
   * {@link Automatic}, {@link Fit}, {@link Pixels} by {@link #LONGER_DIGITS_FIRST}, {@link Shrink}; must never change.
   */
  Comparator<TextSize> ORDER =
      Comparator.comparing(TextSize::rank).thenComparing(TextSize::pixels, LONGER_DIGITS_FIRST);

  private static int rank(TextSize size) {
    if (size instanceof Automatic) {
      return 0;
    }
    if (size instanceof Fit) {
      return 1;
    }
    return size instanceof Pixels ? 2 : 3;
  }

  private static double pixels(TextSize size) {
    return size instanceof Pixels number ? number.pixels() : 0;
  }

  record Automatic() implements TextSize {}

  /**
   * An upper bound: the text shrinks until it fits.
   *
   * @param pixels the em size, not negative, finite
   */
  record Pixels(double pixels) implements TextSize {
    public Pixels {
      if (!(pixels >= 0) || Double.isInfinite(pixels)) {
        throw new IllegalArgumentException("pixels must be a number not below zero, was " + pixels);
      }
    }
  }

  /** One line, breaks ignored, shrunk to fit the width. */
  record Shrink() implements TextSize {}

  /** Wrapped, at the largest size that fits the box. */
  record Fit() implements TextSize {}
}
