package io.memecast.macro;

/**
 * An opaque sRGB colour.
 *
 * @param red 0..255
 * @param green 0..255
 * @param blue 0..255
 */
public record Rgb(int red, int green, int blue) {
  public static final Rgb WHITE = new Rgb(255, 255, 255);
  public static final Rgb BLACK = new Rgb(0, 0, 0);

  public Rgb {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException(
          "channels must be 0..255, were " + red + "," + green + "," + blue);
    }
  }

  /** 0xRRGGBB. */
  public static Rgb of(int rgb) {
    return new Rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /** 0xRRGGBB. */
  public int toInt() {
    return red << 16 | green << 8 | blue;
  }

  /** {@code #rrggbb}. */
  @Override
  public String toString() {
    return String.format("#%06x", toInt());
  }
}
