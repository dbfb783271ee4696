package io.memecast.engine.raster;

/**
 * Which corner of the picture the first stored pixel belongs to: the values 1 to 8 of EXIF's tag Orientation
 * (CIPA DC-008, 4.6.4). The name says where row 0 and column 0 are when the picture is the right way up.
 */
public enum Orientation {
  TOP_LEFT(false, false, false),
  TOP_RIGHT(false, true, false),
  BOTTOM_RIGHT(false, true, true),
  BOTTOM_LEFT(false, false, true),
  LEFT_TOP(true, false, false),
  RIGHT_TOP(true, false, true),
  RIGHT_BOTTOM(true, true, true),
  LEFT_BOTTOM(true, true, false);

  private final boolean swapsSides;
  private final boolean mirrorsColumns;
  private final boolean mirrorsRows;

  Orientation(boolean swapsSides, boolean mirrorsColumns, boolean mirrorsRows) {
    this.swapsSides = swapsSides;
    this.mirrorsColumns = mirrorsColumns;
    this.mirrorsRows = mirrorsRows;
  }

  /** The orientation with this number; {@link #TOP_LEFT} for one that is not 1..8, as viewers do. */
  public static Orientation of(int exifValue) {
    return exifValue >= 1 && exifValue <= 8 ? values()[exifValue - 1] : TOP_LEFT;
  }

  /** The upright picture is as wide as the stored one is high. */
  public boolean swapsSides() {
    return swapsSides;
  }

  /** After a swap of the sides, if any, left and right change places. */
  public boolean mirrorsUprightX() {
    return swapsSides ? mirrorsRows : mirrorsColumns;
  }

  /** After a swap of the sides, if any, top and bottom change places. */
  public boolean mirrorsUprightY() {
    return swapsSides ? mirrorsColumns : mirrorsRows;
  }

  /** The column of the stored picture, {@code storedWidth} wide, that shows at x, y of the upright one. */
  public int storedX(int x, int y, int storedWidth) {
    int column = swapsSides ? y : x;
    return mirrorsColumns ? storedWidth - 1 - column : column;
  }

  /** The row of the stored picture, {@code storedHeight} high, that shows at x, y of the upright one. */
  public int storedY(int x, int y, int storedHeight) {
    int row = swapsSides ? x : y;
    return mirrorsRows ? storedHeight - 1 - row : row;
  }

  /** The picture the right way up. */
  public Pixels apply(Pixels stored) {
    if (this == TOP_LEFT) {
      return stored;
    }
    int width = swapsSides ? stored.height() : stored.width();
    int height = swapsSides ? stored.width() : stored.height();
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = storedY(x, y, stored.height()) * stored.width() + storedX(x, y, stored.width());
        argb[y * width + x] = stored.argb()[from];
      }
    }
    return new Pixels(width, height, argb, stored.opaque());
  }
}
