package io.memecast.bench;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.io.IOException;

/** Outlines of a top and a bottom line of capitals, a usual caption, as Java2D makes them. One thread at a time. */
final class CaptionShapes {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final Font font;
  private final int width;
  private final int height;

  CaptionShapes(Font font, int width, int height) {
    this.font = font;
    this.width = width;
    this.height = height;
  }

  /** The bundled font that looks most like Impact. */
  static Font font() {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new File("assets/fonts/Anton-Regular.ttf"));
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the bundled font cannot be read", e);
    }
  }

  Shape top(String text) {
    GlyphVector glyphs = fitted(text);
    Rectangle2D box = glyphs.getVisualBounds();
    return glyphs.getOutline(left(box), (float) (height * 0.03 - box.getY()));
  }

  Shape bottom(String text) {
    GlyphVector glyphs = fitted(text);
    Rectangle2D box = glyphs.getVisualBounds();
    return glyphs.getOutline(left(box), (float) (height * 0.97 - box.getMaxY()));
  }

  /** An eighth of the shorter side, less where the line would fill more than 95% of the width. */
  private GlyphVector fitted(String text) {
    float size = Math.min(width, height) / 8f;
    GlyphVector glyphs = font.deriveFont(size).createGlyphVector(CONTEXT, text);
    double share = glyphs.getVisualBounds().getWidth() / (0.95 * width);
    return share <= 1
        ? glyphs
        : font.deriveFont((float) (size / share)).createGlyphVector(CONTEXT, text);
  }

  private float left(Rectangle2D box) {
    return (float) ((width - box.getWidth()) / 2 - box.getX());
  }

  BasicStroke stroke() {
    float strokeWidth = Math.max(1, Math.min(width, height) / 8f / 8);
    return new BasicStroke(strokeWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
