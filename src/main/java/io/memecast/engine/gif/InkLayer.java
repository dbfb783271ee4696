package io.memecast.engine.gif;

import io.memecast.engine.raster.Blend;
import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import java.util.Arrays;

/**
 * All ink of one caption, flattened: rows of opaque spans and of translucent edge pixels. Opaque ink looks the same over
 * every frame; an edge must be blended with each. Keeps its arrays between captions; one thread at a time.
 */
final class InkLayer {
  /** Alpha from which a pixel counts as opaque: the eye does not see the rest. */
  private static final int OPAQUE = 248;

  /** Alpha up to which ink is not seen. */
  private static final int INVISIBLE = 3;

  private int top;
  private int rows;
  private int[] rowLeft = {};
  private int[] rowRight = {};
  private int[] rowOffset = {};
  private int[] premultiplied = {};

  private int[] firstSpan = {};
  private int[] firstEdge = {};
  private int[] spanStart = {};
  private int[] spanEnd = {};
  private int[] spanPixel = {};
  private int[] opaqueColor = {};
  private int[] edgeX = {};
  private int[] edgeInk = {};
  private int spans;
  private int opaques;
  private int edges;

  private final TextColors textColors = new TextColors();

  /** Takes the ink of {@code coverage}. */
  void flatten(Coverage coverage, Deadline deadline) {
    spans = 0;
    opaques = 0;
    edges = 0;
    textColors.clear();
    measure(coverage);
    for (Patch patch : coverage.patches()) {
      deadline.check();
      if (patch instanceof TextPatch text) {
        textColors.add(text.fillRgb(), text.outlineRgb());
        paint(text);
      } else if (patch instanceof ColorPatch color) {
        paint(color);
      }
    }
    deadline.check();
    sortOut();
  }

  /** Finds the rows with ink and the columns they need, so that memory goes by the ink and not by the canvas. */
  private void measure(Coverage coverage) {
    top = coverage.height();
    int bottom = 0;
    for (Patch patch : coverage.patches()) {
      top = Math.min(top, patch.y());
      bottom = Math.max(bottom, patch.y() + patch.height());
    }
    rows = Math.max(0, bottom - top);
    rowLeft = atLeast(rowLeft, rows);
    rowRight = atLeast(rowRight, rows);
    rowOffset = atLeast(rowOffset, rows);
    firstSpan = atLeast(firstSpan, rows + 1);
    firstEdge = atLeast(firstEdge, rows + 1);
    Arrays.fill(rowLeft, 0, rows, coverage.width());
    Arrays.fill(rowRight, 0, rows, 0);
    for (Patch patch : coverage.patches()) {
      for (int i = 0; i < patch.height(); i++) {
        int row = patch.y() + i - top;
        int from = patch instanceof TextPatch text ? text.rowStart(i) : 0;
        int to = patch instanceof TextPatch text ? text.rowEnd(i) : patch.width();
        if (from < to) {
          rowLeft[row] = Math.min(rowLeft[row], patch.x() + from);
          rowRight[row] = Math.max(rowRight[row], patch.x() + to);
        }
      }
    }
    int size = 0;
    for (int row = 0; row < rows; row++) {
      rowOffset[row] = size - rowLeft[row];
      size += Math.max(0, rowRight[row] - rowLeft[row]);
    }
    premultiplied = atLeast(premultiplied, size);
    Arrays.fill(premultiplied, 0, size, 0);
  }

  private void paint(TextPatch patch) {
    byte[] totals = patch.total();
    byte[] fills = patch.fill();
    int fillColor = 0xff000000 | patch.fillRgb();
    int outlineColor = 0xff000000 | patch.outlineRgb();
    for (int row = 0; row < patch.height(); row++) {
      int to = rowOffset[patch.y() + row - top] + patch.x();
      int from = row * patch.width();
      for (int x = patch.rowStart(row); x < patch.rowEnd(row); x++) {
        int total = totals[from + x] & 0xff;
        if (total > INVISIBLE) {
          int fill = fills[from + x] & 0xff;
          if (total == 255 && (fill == 255 || fill == 0)) {
            premultiplied[to + x] = fill == 0 ? outlineColor : fillColor;
          } else {
            lay(to + x, textInk(total, fill, outlineColor, fillColor));
          }
        }
      }
    }
  }

  private static int textInk(int total, int fill, int outline, int fillColor) {
    int red =
        Blend.div255((total - fill) * (outline >> 16 & 0xff) + fill * (fillColor >> 16 & 0xff));
    int green =
        Blend.div255((total - fill) * (outline >> 8 & 0xff) + fill * (fillColor >> 8 & 0xff));
    int blue = Blend.div255((total - fill) * (outline & 0xff) + fill * (fillColor & 0xff));
    return total << 24 | red << 16 | green << 8 | blue;
  }

  private void paint(ColorPatch patch) {
    for (int row = 0; row < patch.height(); row++) {
      int to = rowOffset[patch.y() + row - top] + patch.x();
      for (int x = 0; x < patch.width(); x++) {
        int ink = patch.argb()[row * patch.width() + x];
        if (ink >>> 24 > INVISIBLE) {
          lay(to + x, ink);
        }
      }
    }
  }

  /** Premultiplied source-over. */
  private void lay(int at, int ink) {
    int below = premultiplied[at];
    int alpha = ink >>> 24;
    if (below == 0 || alpha == 255) {
      premultiplied[at] = ink;
      return;
    }
    premultiplied[at] = Blend.over(below >>> 24, alpha, alpha) << 24
        | Blend.over(below >> 16 & 0xff, ink >> 16 & 0xff, alpha) << 16
        | Blend.over(below >> 8 & 0xff, ink >> 8 & 0xff, alpha) << 8
        | Blend.over(below & 0xff, ink & 0xff, alpha);
  }

  private void sortOut() {
    for (int row = 0; row < rows; row++) {
      firstSpan[row] = spans;
      firstEdge[row] = edges;
      int width = Math.max(0, rowRight[row] - rowLeft[row]);
      reserve(width);
      boolean inSpan = false;
      for (int x = rowLeft[row]; x < rowRight[row]; x++) {
        int ink = premultiplied[rowOffset[row] + x];
        boolean opaque = ink >>> 24 >= OPAQUE;
        if (opaque) {
          if (!inSpan) {
            spanStart[spans] = x;
            spanPixel[spans] = opaques;
            spans++;
          }
          spanEnd[spans - 1] = x + 1;
          opaqueColor[opaques++] = ink & 0xffffff;
        } else if (ink != 0) {
          edgeX[edges] = x;
          edgeInk[edges++] = ink;
        }
        inSpan = opaque;
      }
    }
    firstSpan[rows] = spans;
    firstEdge[rows] = edges;
  }

  private void reserve(int width) {
    spanStart = grown(spanStart, spans + width);
    spanEnd = grown(spanEnd, spans + width);
    spanPixel = grown(spanPixel, spans + width);
    opaqueColor = grown(opaqueColor, opaques + width);
    edgeX = grown(edgeX, edges + width);
    edgeInk = grown(edgeInk, edges + width);
  }

  private static int[] atLeast(int[] array, int size) {
    return array.length >= size ? array : new int[size + size / 4];
  }

  private static int[] grown(int[] array, int size) {
    return array.length >= size ? array : Arrays.copyOf(array, size + size / 2);
  }

  /** The colours of the texts. */
  TextColors textColors() {
    return textColors;
  }

  boolean isEmpty() {
    return opaques + edges == 0;
  }

  /** Whether any ink lies in the box. */
  boolean touches(Box box) {
    int end = Math.min(bottom(), box.bottom());
    for (int y = Math.max(top, box.y()); y < end; y++) {
      for (int span = firstSpan(y); span < firstSpan(y + 1); span++) {
        if (spanStart[span] < box.right() && spanEnd[span] > box.x()) {
          return true;
        }
      }
      for (int edge = firstEdge(y); edge < firstEdge(y + 1); edge++) {
        if (edgeX[edge] >= box.x() && edgeX[edge] < box.right()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Upper row with ink. */
  int top() {
    return top;
  }

  /** One past the lowest row that may have ink. */
  int bottom() {
    return top + rows;
  }

  /** First span of canvas row {@code y}, {@link #top} to {@link #bottom} inclusive. */
  int firstSpan(int y) {
    return firstSpan[y - top];
  }

  /** First edge pixel of canvas row {@code y}, {@link #top} to {@link #bottom} inclusive. */
  int firstEdge(int y) {
    return firstEdge[y - top];
  }

  /** Column where a span begins. */
  int spanStart(int span) {
    return spanStart[span];
  }

  /** Column after a span's last. */
  int spanEnd(int span) {
    return spanEnd[span];
  }

  /** Number of a span's first opaque pixel. */
  int spanPixel(int span) {
    return spanPixel[span];
  }

  /** Opaque pixels in all. */
  int opaques() {
    return opaques;
  }

  /** 0xRRGGBB of an opaque pixel. */
  int opaqueColor(int pixel) {
    return opaqueColor[pixel];
  }

  /** Edge pixels in all. */
  int edges() {
    return edges;
  }

  /** Column of an edge pixel. */
  int edgeX(int edge) {
    return edgeX[edge];
  }

  /** 0xAARRGGBB, premultiplied. */
  int edgeInk(int edge) {
    return edgeInk[edge];
  }

  long heapBytes() {
    return 4L
        * (rowLeft.length * 5L
            + premultiplied.length
            + spanStart.length * 3L
            + opaqueColor.length
            + edgeX.length * 2L);
  }
}
