package io.memecast.bench;

import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Ink of Java2D's glyph outlines, white on a black outline, for codecs to be tried without the text engine. */
public final class OutlineInk {
  private OutlineInk() {}

  /** A line at the top and one at the bottom; none where the text is empty. */
  public static Coverage topAndBottom(int width, int height, String top, String bottom) {
    CaptionShapes shapes = new CaptionShapes(CaptionShapes.font(), width, height);
    Coverage coverage = new Coverage(width, height);
    if (!top.isEmpty()) {
      add(coverage, shapes.top(top), shapes);
    }
    if (!bottom.isEmpty()) {
      add(coverage, shapes.bottom(bottom), shapes);
    }
    return coverage;
  }

  private static void add(Coverage coverage, Shape outline, CaptionShapes shapes) {
    Rectangle box = shapes.stroke().createStrokedShape(outline).getBounds();
    box.grow(1, 1);
    box = box.intersection(new Rectangle(coverage.width(), coverage.height()));
    TextPatch patch = coverage.addText(box.x, box.y, box.width, box.height, 0, 0xffffff);
    byte[] fill = mask(outline, shapes, box, false);
    byte[] total = mask(outline, shapes, box, true);
    for (int y = 0; y < box.height; y++) {
      for (int x = 0; x < box.width; x++) {
        int at = y * box.width + x;
        patch.total()[at] = total[at];
        patch.fill()[at] = (byte) Math.min(fill[at] & 0xff, total[at] & 0xff);
        if (total[at] != 0) {
          patch.touch(y, x, x + 1);
        }
      }
    }
  }

  private static byte[] mask(Shape outline, CaptionShapes shapes, Rectangle box, boolean stroked) {
    BufferedImage mask = new BufferedImage(box.width, box.height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = mask.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.translate(-box.x, -box.y);
    graphics.setColor(Color.WHITE);
    graphics.fill(outline);
    if (stroked) {
      graphics.setStroke(shapes.stroke());
      graphics.draw(outline);
    }
    graphics.dispose();
    return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
  }
}
