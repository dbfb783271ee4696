package io.memecast.engine.text;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * One glyph's contours in em units, y down, the origin on the baseline. The path is not changed after it is made.
 *
 * @param path non-zero winding
 * @param points segments of the path
 * @param empty no ink
 * @param left of the bounding box
 * @param top of the bounding box, negative above the baseline
 * @param right of the bounding box
 * @param bottom of the bounding box
 */
record GlyphShape(
    Path2D.Float path,
    int points,
    boolean empty,
    float left,
    float top,
    float right,
    float bottom) {

  static GlyphShape of(Path2D.Float path) {
    Rectangle2D bounds = path.getBounds2D();
    int points = 0;
    for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
      points++;
    }
    return new GlyphShape(
        path,
        points,
        bounds.isEmpty(),
        (float) bounds.getMinX(),
        (float) bounds.getMinY(),
        (float) bounds.getMaxX(),
        (float) bounds.getMaxY());
  }
}
