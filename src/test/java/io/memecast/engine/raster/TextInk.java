package io.memecast.engine.raster;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** Text patches straight from glyph outlines, without the text engine. */
public final class TextInk {
  private static final Font FONT = load();

  private TextInk() {}

  private static Font load() {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new File("assets/fonts/Anton-Regular.ttf"));
    } catch (java.awt.FontFormatException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One line at the top and one at the bottom, size 64/600 of the width. */
  public static Coverage topAndBottom(
      int width, int height, String top, String bottom, int fillRgb, int outlineRgb) {
    Coverage coverage = new Coverage(width, height);
    add(coverage, line(top, width, height, true), width, outlineRgb, fillRgb);
    add(coverage, line(bottom, width, height, false), width, outlineRgb, fillRgb);
    return coverage;
  }

  /** The outline of one line of text, centred at the top or at the bottom. */
  public static Shape line(String text, int width, int height, boolean top) {
    float size = width * 64 / 600f;
    BufferedImage any = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = any.createGraphics();
    GlyphVector glyphs =
        FONT.deriveFont(size).createGlyphVector(graphics.getFontRenderContext(), text);
    graphics.dispose();
    Shape outline = glyphs.getOutline();
    Rectangle2D bounds = outline.getBounds2D();
    double scale = Math.min(1, (width - 12) / bounds.getWidth());
    double margin = size / 5;
    AffineTransform place = new AffineTransform();
    place.translate(
        (width - bounds.getWidth() * scale) / 2,
        top ? margin : height - margin - bounds.getHeight() * scale);
    place.scale(scale, scale);
    place.translate(-bounds.getX(), -bounds.getY());
    return place.createTransformedShape(outline);
  }

  /** The stroke that outlines text on a picture of this width. */
  public static BasicStroke stroke(int width) {
    return new BasicStroke(width * 64 / 600f / 10, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** Adds a shape, stroked and filled, cut off at the picture's edges. */
  public static void add(
      Coverage coverage, Shape shape, int strokeFor, int outlineRgb, int fillRgb) {
    int width = coverage.width();
    int height = coverage.height();
    BufferedImage total = mask(width, height, shape, stroke(strokeFor));
    BufferedImage fill = mask(width, height, shape, null);
    Rectangle2D area = stroke(strokeFor).createStrokedShape(shape).getBounds2D();
    int x = Math.max(0, (int) area.getX() - 1);
    int y = Math.max(0, (int) area.getY() - 1);
    int w = Math.min(width, (int) area.getMaxX() + 2) - x;
    int h = Math.min(height, (int) area.getMaxY() + 2) - y;
    TextPatch patch = coverage.addText(x, y, w, h, outlineRgb, fillRgb);
    for (int row = 0; row < h; row++) {
      for (int column = 0; column < w; column++) {
        int t = total.getRaster().getSample(x + column, y + row, 0);
        int f = fill.getRaster().getSample(x + column, y + row, 0);
        if (t > 0 || f > 0) {
          patch.total()[row * w + column] = (byte) Math.max(t, f);
          patch.fill()[row * w + column] = (byte) f;
          patch.touch(row, column, column + 1);
        }
      }
    }
  }

  private static BufferedImage mask(
      int width, int height, Shape shape, @Nullable BasicStroke stroke) {
    BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = mask.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    if (stroke != null) {
      graphics.setStroke(stroke);
      graphics.draw(shape);
    }
    graphics.fill(shape);
    graphics.dispose();
    return mask;
  }
}
