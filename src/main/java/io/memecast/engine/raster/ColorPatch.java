package io.memecast.engine.raster;

import java.util.Arrays;

/** Ink with colours of its own, such as an emoji, drawn source-over. */
public final class ColorPatch extends Patch {
  private int[] argb = new int[0];

  ColorPatch() {}

  void start(int x, int y, int width, int height) {
    place(x, y, width, height);
    int area = width * height;
    if (argb.length < area) {
      argb = new int[area + area / 4];
    } else {
      Arrays.fill(argb, 0, area, 0);
    }
  }

  @Override
  long heapBytes() {
    return 4L * argb.length;
  }

  /**
   * {@link #width()} × {@link #height()} pixels (the array may be longer), row by row, 0xAARRGGBB,
   * <em>premultiplied</em>.
   */
  public int[] argb() {
    return argb;
  }
}
