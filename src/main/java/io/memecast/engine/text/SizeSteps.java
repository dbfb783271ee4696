package io.memecast.engine.text;

/**
 * The text sizes that exist: 64 in each octave, so about 1 % apart. Sizes found by fitting fall on few values, and a
 * glyph mask made for one caption serves the next. Step {@code 64 · octave + i} is {@code (1 + i/64) · 2^octave} pixels
 * per em.
 */
final class SizeSteps {
  /** 6 px: below it no bundled face can be read. */
  static final int SMALLEST = 2 * 64 + 32;

  /** 16384 px. */
  static final int LARGEST = 14 * 64;

  private static final int PER_OCTAVE = 64;

  private SizeSteps() {}

  /** Pixels per em of a step. */
  static double pixels(int step) {
    return Math.scalb(1 + step % PER_OCTAVE / (double) PER_OCTAVE, step / PER_OCTAVE);
  }

  /** The largest step of at most {@code pixels}, within {@link #SMALLEST} and {@link #LARGEST}. */
  static int atMost(double pixels) {
    if (!(pixels > pixels(SMALLEST))) {
      return SMALLEST;
    }
    if (pixels >= pixels(LARGEST)) {
      return LARGEST;
    }
    int octave = Math.getExponent(pixels);
    return octave * PER_OCTAVE + (int) ((Math.scalb(pixels, -octave) - 1) * PER_OCTAVE);
  }
}
