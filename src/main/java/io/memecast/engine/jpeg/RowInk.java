package io.memecast.engine.jpeg;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;
import java.util.List;

/**
 * The ink of one MCU row. The uppermost patch stays coverage, to be composited on the way into the transform; what lies
 * below it, which is rare, is painted on a copy of the samples first. Reused; one thread at a time.
 */
final class RowInk {
  final InkStrip strip = new InkStrip();
  final InkColors colors = new InkColors();
  private final byte[][] painted = new byte[3][0];
  private final StripPainter painter = new StripPainter();
  private boolean hasPainted;
  private int left;
  private int right;

  /**
   * Gathers the row's ink.
   *
   * @return whether there is any
   */
  boolean gather(PreparedPicture picture, Coverage coverage, int row) {
    int rows = picture.maxV() * Frame.BLOCK;
    int top = row * rows;
    hasPainted = false;
    left = Integer.MAX_VALUE;
    right = 0;
    List<Patch> patches = coverage.patches();
    int last = lastIn(patches, top, rows);
    if (last < 0) {
      return false;
    }
    int stride = picture.mcusAcross() * picture.maxH() * Frame.BLOCK;
    for (int i = 0; i <= last; i++) {
      Patch patch = patches.get(i);
      if (!reaches(patch, top, rows)) {
        continue;
      }
      strip.clear(stride, rows);
      if (patch instanceof TextPatch text) {
        strip.put(text, top, picture.width(), picture.height());
        colors.set(text, picture.colorModel());
        if (i < last) {
          paintText(picture, row);
        }
        widen(strip.left(), strip.right());
      } else if (patch instanceof ColorPatch color) {
        copySamples(picture, row);
        painter.paint(color, picture, row, painted);
        int end = color.x() + color.width();
        widen(color.x(), end == picture.width() ? stride : end);
      }
    }
    return left < right;
  }

  private void paintText(PreparedPicture picture, int row) {
    copySamples(picture, row);
    painter.paint(strip, colors, picture, painted);
  }

  private static int lastIn(List<Patch> patches, int top, int rows) {
    for (int i = patches.size() - 1; i >= 0; i--) {
      if (reaches(patches.get(i), top, rows)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean reaches(Patch patch, int top, int rows) {
    return patch.y() < top + rows && patch.y() + patch.height() > top;
  }

  private void widen(int from, int to) {
    if (from < to) {
      left = Math.min(left, from);
      right = Math.max(right, to);
    }
  }

  private void copySamples(PreparedPicture picture, int row) {
    if (hasPainted) {
      return;
    }
    hasPainted = true;
    for (int i = 0; i < picture.components().size(); i++) {
      PreparedComponent component = picture.component(i);
      int length = component.v * Frame.BLOCK * component.stride;
      if (painted[i].length < length) {
        painted[i] = new byte[length];
      }
      System.arraycopy(component.plane, row * length, painted[i], 0, length);
    }
  }

  /** Whether samples below the strip differ from the template's. */
  boolean hasPainted() {
    return hasPainted;
  }

  /** The samples below the strip, less 128; they start with this row if {@link #hasPainted}, else with the picture. */
  byte[] samples(int component, PreparedComponent prepared) {
    return hasPainted ? painted[component] : prepared.plane;
  }

  /** First column of pixels with any ink. */
  int left() {
    return left;
  }

  /** One past the last column of pixels with any ink. */
  int right() {
    return right;
  }

  /** Bytes kept for the next row. */
  long heapBytes() {
    long bytes = 2L * strip.total().length;
    for (byte[] plane : painted) {
      bytes += plane.length;
    }
    return bytes;
  }
}
