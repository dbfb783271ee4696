package io.memecast.engine.gif;

import io.memecast.engine.raster.Blend;
import io.memecast.error.Deadline;

/**
 * Decides for each pixel of ink what one frame has to write. Where the caption is seen already, a pixel that the
 * template draws becomes transparent, so that the caption stays; where it is not, it is written in colour; an edge is
 * blended anew whenever the template's colour below it changes. One thread at a time.
 */
final class FramePainter {
  /** Rows between two looks at the deadline. */
  private static final int CHECK_ROWS = 64;

  private final FrameBuffer buffer;
  private final ColorWishes wishes;
  private final InkState state;
  private InkLayer ink;
  private int transparent;
  private boolean keeps;

  FramePainter(FrameBuffer buffer, ColorWishes wishes, InkState state) {
    this.buffer = buffer;
    this.wishes = wishes;
    this.state = state;
    this.ink = new InkLayer();
  }

  /**
   * Makes pixels of the loaded frame transparent and notes the wishes of the others.
   *
   * @param transparentIndex to write, or {@link GraphicControl#NONE}: the caption is then written in colour
   */
  void paint(InkLayer newInk, int transparentIndex, Deadline deadline) {
    ink = newInk;
    transparent = transparentIndex;
    keeps = transparent != GraphicControl.NONE;
    wishes.clear();
    Box box = buffer.box();
    int end = Math.min(ink.bottom(), box.bottom());
    for (int y = Math.max(ink.top(), box.y()); y < end; y++) {
      if (y % CHECK_ROWS == 0) {
        deadline.check();
      }
      if (ink.firstSpan(y) < ink.firstSpan(y + 1)) {
        paintSpans(y, box);
      }
      paintEdges(y, box);
    }
  }

  private void paintSpans(int y, Box box) {
    int start = buffer.rowStart(y);
    boolean allShown = !state.mayBeStale() && keeps;
    for (int span = ink.firstSpan(y); span < ink.firstSpan(y + 1); span++) {
      int from = Math.max(ink.spanStart(span), box.x());
      int to = Math.min(ink.spanEnd(span), box.right());
      if (allShown) {
        buffer.fill(start + from, start + to, transparent);
      } else {
        int first = ink.spanPixel(span) - ink.spanStart(span);
        for (int x = from; x < to; x++) {
          paintOpaque(start + x, first + x);
        }
      }
    }
  }

  private void paintOpaque(int position, int pixel) {
    if (!state.opaqueShown(pixel)) {
      wish(position, ink.opaqueColor(pixel));
      state.showOpaque(pixel);
    } else if (buffer.index(position) != transparent) {
      keepOrWish(position, ink.opaqueColor(pixel));
    }
  }

  private void paintEdges(int y, Box box) {
    int firstEdge = ink.firstEdge(y);
    int endEdge = ink.firstEdge(y + 1);
    if (firstEdge == endEdge) {
      return;
    }
    int start = buffer.rowStart(y);
    ColorTable colors = buffer.frame().colors();
    for (int edge = firstEdge; edge < endEdge; edge++) {
      int x = ink.edgeX(edge);
      if (x >= box.x() && x < box.right()) {
        int index = buffer.index(start + x);
        boolean drawn = index != transparent;
        if (drawn) {
          state.setEdgeCanvas(edge, colors.color(index));
        }
        paintEdge(edge, start + x, drawn);
      }
    }
  }

  private void paintEdge(int edge, int position, boolean drawn) {
    if (!state.edgeShown(edge)) {
      wish(position, blended(edge));
      state.showEdge(edge);
    } else if (drawn) {
      keepOrWish(position, blended(edge));
    }
  }

  private void keepOrWish(int position, int color) {
    if (keeps) {
      buffer.set(position, transparent);
    } else {
      wish(position, color);
    }
  }

  private void wish(int position, int color) {
    int number = ink.textColors().number(color);
    if (number >= 0) {
      wishes.addTextColor(position, number, color);
    } else {
      wishes.add(position, color);
    }
  }

  private int blended(int edge) {
    int pixel = ink.edgeInk(edge);
    int alpha = pixel >>> 24;
    int below = state.edgeCanvas(edge);
    if (below == InkState.TRANSPARENT) {
      return straight(pixel >> 16 & 0xff, alpha) << 16
          | straight(pixel >> 8 & 0xff, alpha) << 8
          | straight(pixel & 0xff, alpha);
    }
    return Blend.over(below >> 16 & 0xff, pixel >> 16 & 0xff, alpha) << 16
        | Blend.over(below >> 8 & 0xff, pixel >> 8 & 0xff, alpha) << 8
        | Blend.over(below & 0xff, pixel & 0xff, alpha);
  }

  private static int straight(int premultiplied, int alpha) {
    return Math.min(255, (premultiplied * 255 + alpha / 2) / alpha);
  }
}
