package io.memecast.engine.gif;

import java.util.Arrays;

/**
 * What the canvas of the <em>result</em> shows at each pixel of ink, from frame to frame. A pixel is stale when it does
 * not show the caption. For edge pixels also the colour of the <em>template's</em> canvas, as they are blended with it.
 * Disposal is the browsers': a cleared rectangle is transparent. Keeps its arrays; one thread at a time.
 */
final class InkState {
  /** In place of a colour: the canvas is transparent. */
  static final int TRANSPARENT = -1;

  private static final int STALE = -2;

  /** Alpha from which an edge pixel is drawn over a transparent canvas, which knows no halves. */
  private static final int HALF = 128;

  private InkLayer ink = new InkLayer();
  private boolean mayBeStale;
  private boolean[] opaqueShown = {};
  private int[] edgeCanvas = {};
  private int[] edgeShown = {};

  private boolean savedMayBeStale;
  private boolean[] savedOpaqueShown = {};
  private int[] savedEdgeCanvas = {};
  private int[] savedEdgeShown = {};

  /** Before the first frame. */
  void start(InkLayer newInk) {
    ink = newInk;
    if (opaqueShown.length < ink.opaques()) {
      opaqueShown = new boolean[ink.opaques() + ink.opaques() / 4];
    }
    if (edgeShown.length < ink.edges()) {
      edgeCanvas = new int[ink.edges() + ink.edges() / 4];
      edgeShown = new int[edgeCanvas.length];
    }
    Arrays.fill(opaqueShown, 0, ink.opaques(), false);
    Arrays.fill(edgeCanvas, 0, ink.edges(), TRANSPARENT);
    Arrays.fill(edgeShown, 0, ink.edges(), STALE);
    mayBeStale = true;
  }

  /** False when all the ink is on the canvas. */
  boolean mayBeStale() {
    return mayBeStale;
  }

  boolean opaqueShown(int pixel) {
    return opaqueShown[pixel];
  }

  void showOpaque(int pixel) {
    opaqueShown[pixel] = true;
  }

  /** The template's colour below an edge pixel, or {@link #TRANSPARENT}. */
  int edgeCanvas(int edge) {
    return edgeCanvas[edge];
  }

  void setEdgeCanvas(int edge, int color) {
    edgeCanvas[edge] = color;
  }

  /** Whether the edge is seen, blended with what the template's canvas has now. */
  boolean edgeShown(int edge) {
    return edgeShown[edge] == edgeCanvas[edge] || !edgeVisible(edge);
  }

  void showEdge(int edge) {
    edgeShown[edge] = edgeCanvas[edge];
  }

  private boolean edgeVisible(int edge) {
    return edgeCanvas[edge] != TRANSPARENT || ink.edgeInk(edge) >>> 24 >= HALF;
  }

  /** The smallest box around {@code box} and all ink that is not seen. */
  Box withStaleInk(Box box) {
    int left = box.x();
    int right = box.right();
    int upper = box.y();
    int lower = box.bottom();
    for (int y = ink.top(); y < ink.bottom(); y++) {
      int rowLeft = Integer.MAX_VALUE;
      int rowRight = 0;
      for (int span = ink.firstSpan(y); span < ink.firstSpan(y + 1); span++) {
        for (int x = ink.spanStart(span); x < ink.spanEnd(span); x++) {
          if (!opaqueShown[ink.spanPixel(span) + x - ink.spanStart(span)]) {
            rowLeft = Math.min(rowLeft, x);
            rowRight = Math.max(rowRight, x + 1);
          }
        }
      }
      for (int edge = ink.firstEdge(y); edge < ink.firstEdge(y + 1); edge++) {
        if (!edgeShown(edge)) {
          rowLeft = Math.min(rowLeft, ink.edgeX(edge));
          rowRight = Math.max(rowRight, ink.edgeX(edge) + 1);
        }
      }
      if (rowLeft < rowRight) {
        left = Math.min(left, rowLeft);
        right = Math.max(right, rowRight);
        upper = Math.min(upper, y);
        lower = Math.max(lower, y + 1);
      }
    }
    return new Box(left, upper, right - left, lower - upper);
  }

  /** Before a frame is drawn: remembers what its disposal brings back. */
  void beforeFrame(GraphicControl control) {
    if (control.disposal() == GraphicControl.RESTORE) {
      savedMayBeStale = mayBeStale;
      savedOpaqueShown = copy(opaqueShown, savedOpaqueShown);
      savedEdgeCanvas = copy(edgeCanvas, savedEdgeCanvas);
      savedEdgeShown = copy(edgeShown, savedEdgeShown);
    }
  }

  /**
   * After a frame was shown.
   *
   * @param cleared what the template's frame clears
   * @param drawn what the result's frame clears, the same or larger
   */
  void afterFrame(GraphicControl control, Box cleared, Box drawn) {
    mayBeStale = false;
    if (control.disposal() == GraphicControl.RESTORE) {
      mayBeStale = savedMayBeStale;
      System.arraycopy(savedOpaqueShown, 0, opaqueShown, 0, opaqueShown.length);
      System.arraycopy(savedEdgeCanvas, 0, edgeCanvas, 0, edgeCanvas.length);
      System.arraycopy(savedEdgeShown, 0, edgeShown, 0, edgeShown.length);
    } else if (control.disposal() == GraphicControl.CLEAR) {
      clear(cleared, drawn);
    }
  }

  private void clear(Box cleared, Box drawn) {
    mayBeStale = true;
    int end = Math.min(ink.bottom(), drawn.bottom());
    for (int y = Math.max(ink.top(), drawn.y()); y < end; y++) {
      for (int span = ink.firstSpan(y); span < ink.firstSpan(y + 1); span++) {
        int first = ink.spanPixel(span) - ink.spanStart(span);
        int from = Math.max(ink.spanStart(span), drawn.x());
        int to = Math.min(ink.spanEnd(span), drawn.right());
        if (from < to) {
          Arrays.fill(opaqueShown, first + from, first + to, false);
        }
      }
      for (int edge = ink.firstEdge(y); edge < ink.firstEdge(y + 1); edge++) {
        if (cleared.contains(ink.edgeX(edge), y)) {
          edgeCanvas[edge] = TRANSPARENT;
        }
        if (drawn.contains(ink.edgeX(edge), y)) {
          edgeShown[edge] = STALE;
        }
      }
    }
  }

  private static int[] copy(int[] from, int[] into) {
    int[] target = into.length == from.length ? into : new int[from.length];
    System.arraycopy(from, 0, target, 0, from.length);
    return target;
  }

  private static boolean[] copy(boolean[] from, boolean[] into) {
    boolean[] target = into.length == from.length ? into : new boolean[from.length];
    System.arraycopy(from, 0, target, 0, from.length);
    return target;
  }

  long heapBytes() {
    return 2L * opaqueShown.length + 16L * edgeShown.length;
  }
}
