package io.memecast.engine.jpeg;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;

/** Which pixels ink touches, told by looking at each. */
final class InkMap {
  private final int width;
  private final int height;
  private final boolean[] inked;

  InkMap(Coverage coverage) {
    width = coverage.width();
    height = coverage.height();
    inked = new boolean[width * height];
    for (Patch patch : coverage.patches()) {
      for (int y = 0; y < patch.height(); y++) {
        for (int x = 0; x < patch.width(); x++) {
          if (hasInk(patch, y * patch.width() + x)) {
            inked[(patch.y() + y) * width + patch.x() + x] = true;
          }
        }
      }
    }
  }

  private static boolean hasInk(Patch patch, int at) {
    if (patch instanceof TextPatch text) {
      return text.total()[at] != 0;
    }
    return ((ColorPatch) patch).argb()[at] != 0;
  }

  /** Whether ink touches the rectangle, clipped to the picture. */
  boolean touches(int left, int top, int rectWidth, int rectHeight) {
    for (int y = top; y < Math.min(top + rectHeight, height); y++) {
      for (int x = left; x < Math.min(left + rectWidth, width); x++) {
        if (inked[y * width + x]) {
          return true;
        }
      }
    }
    return false;
  }
}
