package io.memecast.engine.text;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Turns contours into coverage, on one small image that each thread keeps. The stroke is as wide inside of the glyph as
 * outside, with round joins; the fill is drawn into the same mask, so that a mask with a stroke covers all that the mask
 * without covers.
 */
final class MaskRasterizer {
  private static final int TILE = 256;
  private static final ThreadLocal<MaskRasterizer> CURRENT =
      ThreadLocal.withInitial(MaskRasterizer::new);

  private final BufferedImage image =
      new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_ARGB_PRE);
  private final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  private final Graphics2D graphics = image.createGraphics();

  private MaskRasterizer() {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
  }

  /** This thread's own. */
  static MaskRasterizer current() {
    return CURRENT.get();
  }

  /**
   * All of it as one mask.
   *
   * @param stroke width of the outline outside of the path, pixels, 0 for none
   */
  InkMask raster(Path2D path, float stroke) {
    Rectangle2D bounds = GlyphMasks.bounds(path, stroke);
    if (path.getBounds2D().isEmpty()) {
      return InkMask.NONE;
    }
    int left = (int) Math.floor(bounds.getMinX());
    int top = (int) Math.floor(bounds.getMinY());
    int width = (int) Math.ceil(bounds.getMaxX()) - left;
    int height = (int) Math.ceil(bounds.getMaxY()) - top;
    byte[] coverage = new byte[width * height];
    Shape outline = outline(path, stroke);
    for (int y = 0; y < height; y += TILE) {
      for (int x = 0; x < width; x += TILE) {
        int tileWidth = Math.min(TILE, width - x);
        int tileHeight = Math.min(TILE, height - y);
        drawTile(path, outline, left + x, top + y, tileWidth, tileHeight);
        copyTile(coverage, y * width + x, width, tileWidth, tileHeight);
      }
    }
    return new InkMask(left, top, width, height, coverage);
  }

  /** All of it in tiles, for ink too large to be held at once. */
  void rasterTiles(Path2D path, float stroke, GlyphMasks.MaskSink sink) {
    Rectangle2D bounds = GlyphMasks.bounds(path, stroke);
    Shape outline = outline(path, stroke);
    byte[] coverage = new byte[TILE * TILE];
    int right = (int) Math.ceil(bounds.getMaxX());
    int bottom = (int) Math.ceil(bounds.getMaxY());
    for (int y = (int) Math.floor(bounds.getMinY()); y < bottom; y += TILE) {
      for (int x = (int) Math.floor(bounds.getMinX()); x < right; x += TILE) {
        drawTile(path, outline, x, y, TILE, TILE);
        copyTile(coverage, 0, TILE, TILE, TILE);
        sink.accept(new InkMask(x, y, TILE, TILE, coverage));
      }
    }
  }

  private static Shape outline(Path2D path, float stroke) {
    return stroke == 0
        ? path
        : new BasicStroke(2 * stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            .createStrokedShape(path);
  }

  private void drawTile(Path2D path, Shape outline, int left, int top, int width, int height) {
    graphics.setComposite(AlphaComposite.Clear);
    graphics.fillRect(0, 0, width, height);
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.translate(-left, -top);
    graphics.fill(path);
    if (outline != path) {
      graphics.fill(outline);
    }
    graphics.translate(left, top);
  }

  private void copyTile(byte[] coverage, int start, int stride, int width, int height) {
    for (int y = 0; y < height; y++) {
      int source = y * TILE;
      int target = start + y * stride;
      for (int x = 0; x < width; x++) {
        coverage[target + x] = (byte) (pixels[source + x] >>> 24);
      }
    }
  }
}
