package io.memecast.engine.text;

import io.memecast.template.CacheStatistics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Masks of ink at a size, with and without its outline; what was drawn is kept. Safe for all threads. */
final class GlyphMasks {
  /** Outline widths are told apart to this many parts of a pixel. */
  static final int STROKE_PARTS = 16;

  /** Larger ones are drawn anew each time, tile by tile: they would push out hundreds of small ones. */
  private static final int MAX_CACHED_AREA = 1024 * 1024;

  private static final double PIXEL_PART = 1.0 / InkKey.SUBPIXELS;
  private static final int KEY_BYTES = 160;

  private final GlyphOutlines outlines;
  private final ByteBoundedCache<InkKey, InkMask> masks;

  GlyphMasks(GlyphOutlines outlines, long maxBytes) {
    this.outlines = outlines;
    this.masks = new ByteBoundedCache<>(maxBytes, mask -> KEY_BYTES + mask.heapBytes());
  }

  CacheStatistics statistics() {
    return masks.statistics();
  }

  /**
   * Gives the ink's mask to {@code sink}: in one piece, or a very large one in tiles.
   *
   * @param step of {@link SizeSteps}
   * @param strokeParts width of the outline outside of the glyph in 1/{@value #STROKE_PARTS} pixel, 0 for the fill alone
   * @param subpixel see {@link InkKey}
   */
  void draw(SetLine.Ink ink, int step, int strokeParts, int subpixel, MaskSink sink) {
    double em = SizeSteps.pixels(step);
    if (ink.area() * em * em <= MAX_CACHED_AREA) {
      sink.accept(
          masks.get(new InkKey(ink, step, strokeParts, subpixel), key -> MaskRasterizer.current()
              .raster(path(ink, step, subpixel), strokeParts / (float) STROKE_PARTS)));
    } else {
      MaskRasterizer.current()
          .rasterTiles(path(ink, step, subpixel), strokeParts / (float) STROKE_PARTS, sink);
    }
  }

  /** Where a mask goes. */
  interface MaskSink {
    void accept(InkMask mask);
  }

  private Path2D path(SetLine.Ink ink, int step, int subpixel) {
    double em = SizeSteps.pixels(step);
    double x = subpixel % InkKey.SUBPIXELS * PIXEL_PART;
    double y = Math.floorDiv(subpixel, InkKey.SUBPIXELS) * PIXEL_PART;
    Path2D.Float all = new Path2D.Float(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < ink.glyphs().length; i++) {
      AffineTransform toPixels = new AffineTransform(
          em, 0, 0, em, x + ink.xs()[i] * em, y + (ink.ys()[i] - ink.ys()[0]) * em);
      all.append(outlines.get(ink.face(), ink.glyphs()[i]).path().getPathIterator(toPixels), false);
    }
    return all;
  }

  /** Pixel bounds of a path and a stroke round it. */
  static Rectangle2D bounds(Path2D path, float stroke) {
    Rectangle2D bounds = path.getBounds2D();
    bounds.setRect(
        bounds.getX() - stroke,
        bounds.getY() - stroke,
        bounds.getWidth() + 2 * stroke,
        bounds.getHeight() + 2 * stroke);
    return bounds;
  }
}
