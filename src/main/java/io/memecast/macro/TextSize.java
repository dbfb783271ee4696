package io.memecast.macro;

/** How large a caption's text is. */
public sealed interface TextSize {
  /** What an omitted size means: 64/600 of the result's width, at most a fifth of its height; shrinks until it fits. */
  TextSize AUTOMATIC = new Automatic();

  TextSize SHRINK = new Shrink();
  TextSize FIT = new Fit();

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
