package io.memecast.bench;

import io.memecast.engine.raster.TextInk;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;

/** Writes a top and a bottom line on a picture as Java2D does: glyph outlines, stroked and filled each time. */
final class Java2dText {
  private final String top;
  private final String bottom;

  Java2dText(String top, String bottom) {
    this.top = top;
    this.bottom = bottom;
  }

  void draw(BufferedImage picture) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    BasicStroke stroke = TextInk.stroke(picture.getWidth());
    draw(graphics, TextInk.line(top, picture.getWidth(), picture.getHeight(), true), stroke);
    draw(graphics, TextInk.line(bottom, picture.getWidth(), picture.getHeight(), false), stroke);
    graphics.dispose();
  }

  private static void draw(Graphics2D graphics, Shape line, BasicStroke stroke) {
    graphics.setColor(Color.BLACK);
    graphics.setStroke(stroke);
    graphics.draw(line);
    graphics.setColor(Color.WHITE);
    graphics.fill(line);
  }
}
