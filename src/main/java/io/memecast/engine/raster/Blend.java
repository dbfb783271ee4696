package io.memecast.engine.raster;

/** The one rounding of all blending: sample values 0..255, coverage 0..255. */
public final class Blend {
  private Blend() {}

  /** {@code round(value / 255)} for 0 ≤ value ≤ 255·255, exactly. */
  public static int div255(int value) {
    int biased = value + 128;
    return (biased + (biased >> 8)) >> 8;
  }

  /**
   * One opaque channel under text: {@code background} is kept by 255 − total, {@code outline} shows by total − fill,
   * {@code fillColor} by fill.
   */
  public static int text(int background, int total, int fill, int outline, int fillColor) {
    return div255((255 - total) * background + (total - fill) * outline + fill * fillColor);
  }

  /** One opaque channel under a premultiplied colour. */
  public static int over(int background, int premultiplied, int alpha) {
    return Math.min(255, premultiplied + div255((255 - alpha) * background));
  }
}
