package io.memecast.engine.raster;

/** How well two colours can be told apart, as WCAG 2.2 defines it. Colours are 0xRRGGBB, sRGB. */
public final class Contrast {
  private Contrast() {}

  /** 1..21; text can be read from 3 on. */
  public static double ratio(int a, int b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /** Relative luminance, 0 for black to 1 for white. */
  public static double luminance(int color) {
    return 0.2126 * linear(color >> 16 & 0xff)
        + 0.7152 * linear(color >> 8 & 0xff)
        + 0.0722 * linear(color & 0xff);
  }

  private static double linear(int sample) {
    double value = sample / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
