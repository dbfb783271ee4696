package io.memecast.engine.raster;

import org.jspecify.annotations.Nullable;

/**
 * Width and height in pixels, each at least 1.
 */
public record Size(int width, int height) {
  public Size {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("size must be positive, was " + width + "×" + height);
    }
  }

  public long pixels() {
    return (long) width * height;
  }

  /**
   * The largest size of this aspect ratio that fits within what is asked; a bound of null is none. May be larger than
   * this size. No side becomes less than 1 pixel.
   */
  public Size fitWithin(@Nullable Integer maxWidth, @Nullable Integer maxHeight) {
    double scale = Math.min(
        maxWidth == null ? Double.MAX_VALUE : (double) maxWidth / width,
        maxHeight == null ? Double.MAX_VALUE : (double) maxHeight / height);
    if (scale == Double.MAX_VALUE) {
      return this;
    }
    return new Size(scaled(width, scale, maxWidth), scaled(height, scale, maxHeight));
  }

  private static int scaled(int side, double scale, @Nullable Integer bound) {
    long rounded = Math.max(1, Math.round(side * scale));
    return (int) Math.min(rounded, bound == null ? Integer.MAX_VALUE : bound);
  }
}
