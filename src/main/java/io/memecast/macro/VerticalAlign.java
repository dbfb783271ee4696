package io.memecast.macro;

/** Where a caption stands: the order is the order of drawing. */
public enum VerticalAlign {
  TOP,
  MIDDLE,
  BOTTOM
}
