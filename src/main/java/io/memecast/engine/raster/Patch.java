package io.memecast.engine.raster;

/** A rectangle of ink inside the picture. Reused: valid until its {@link Coverage} is reset. */
public abstract sealed class Patch permits TextPatch, ColorPatch {
  private int x;
  private int y;
  private int width;
  private int height;

  final void place(int newX, int newY, int newWidth, int newHeight) {
    x = newX;
    y = newY;
    width = newWidth;
    height = newHeight;
  }

  /** Bytes of its arrays, which it keeps when it is reused. */
  abstract long heapBytes();

  /** Left edge in the picture, not negative. */
  public final int x() {
    return x;
  }

  /** Upper edge in the picture, not negative. */
  public final int y() {
    return y;
  }

  /** Positive; x + width stays within the picture. */
  public final int width() {
    return width;
  }

  /** Positive; y + height stays within the picture. */
  public final int height() {
    return height;
  }
}
