package io.memecast.macro;

import java.math.BigInteger;

/** Sizes: of the text and of the picture. */
final class SizeDecoder {
  /** No picture is taller, in any format that counts its lines in two bytes. */
  private static final int MAX_TEXT_PX = 65_535;

  private SizeDecoder() {}

  static TextSize size(Field field) {
    return switch (field.keyword()) {
      case "shrink" -> TextSize.SHRINK;
      case "fit", "flex" -> TextSize.FIT;
      default -> pixels(field);
    };
  }

  private static TextSize pixels(Field field) {
    double pixels = field.number();
    if (!(pixels >= 0 && pixels <= MAX_TEXT_PX)) {
      throw field.mustBe("a number of pixels from 0 to " + MAX_TEXT_PX + ", shrink, fit or flex");
    }
    // Plus zero turns minus zero, which equals nothing but itself, into zero.
    return new TextSize.Pixels(pixels + 0.0);
  }

  /** The width or height that the picture has to fit in. */
  static int side(Field field) {
    String expected = "a whole number from 1 to " + ImageMacro.MAX_SIDE_PX;
    BigInteger side = field.integer(expected);
    if (side.compareTo(BigInteger.valueOf(ImageMacro.MAX_SIDE_PX)) > 0) {
      throw InvalidRequest.because(field.path() + " is too large: "
          + Excerpt.shorten(side.toString()) + " > " + ImageMacro.MAX_SIDE_PX);
    }
    if (side.signum() <= 0) {
      throw field.mustBe(expected + ", as no picture is smaller than one pixel");
    }
    return side.intValue();
  }
}
