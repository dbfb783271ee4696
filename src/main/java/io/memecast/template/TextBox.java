package io.memecast.template;

/**
 * Where a caption goes: fractions of the picture's width and height, from its top left corner, inside 0..1.
 *
 * @param x left edge, of the width
 * @param y upper edge, of the height
 * @param width above zero, of the width
 * @param height above zero, of the height
 */
public record TextBox(double x, double y, double width, double height) {
  /** Room for the rounding of fractions such as 1/3 that are written with few digits. */
  private static final double SLACK = 1e-6;

  public TextBox {
    if (!(x >= 0
        && y >= 0
        && width > 0
        && height > 0
        && x + width <= 1 + SLACK
        && y + height <= 1 + SLACK)) {
      throw new IllegalArgumentException("must lie inside the picture (fractions 0..1), was x=" + x
          + " y=" + y + " width=" + width + " height=" + height);
    }
  }
}
