package io.memecast.engine.gif;

/**
 * A rectangle on the canvas.
 *
 * @param x left edge
 * @param y upper edge
 * @param width positive
 * @param height positive
 */
record Box(int x, int y, int width, int height) {
  int right() {
    return x + width;
  }

  int bottom() {
    return y + height;
  }

  int area() {
    return width * height;
  }

  boolean contains(int px, int py) {
    return px >= x && py >= y && px < x + width && py < y + height;
  }

  /** The smallest box around both. */
  Box union(Box other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
