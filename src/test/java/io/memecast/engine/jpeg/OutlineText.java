package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Text patches from Java2D shapes, so that the codec is tested without the text engine. */
public final class OutlineText {
  private OutlineText() {}

  /** Adds a patch of the shapes, clipped to the picture; nothing if they lie outside. */
  public static void add(
      Coverage coverage, Shape outline, Shape stroked, int outlineRgb, int fillRgb) {
    Rectangle bounds = stroked.getBounds().union(outline.getBounds());
    bounds.grow(1, 1);
    bounds = bounds.intersection(new Rectangle(0, 0, coverage.width(), coverage.height()));
    if (bounds.isEmpty()) {
      return;
    }
    TextPatch patch =
        coverage.addText(bounds.x, bounds.y, bounds.width, bounds.height, outlineRgb, fillRgb);
    byte[] fill = mask(outline, bounds);
    byte[] border = mask(stroked, bounds);
    for (int y = 0; y < bounds.height; y++) {
      for (int x = 0; x < bounds.width; x++) {
        int at = y * bounds.width + x;
        int total = Math.max(fill[at] & 0xff, border[at] & 0xff);
        patch.fill()[at] = fill[at];
        patch.total()[at] = (byte) total;
        if (total > 0) {
          patch.touch(y, x, x + 1);
        }
      }
    }
  }

  private static byte[] mask(Shape shape, Rectangle bounds) {
    BufferedImage mask =
        new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = mask.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.translate(-bounds.x, -bounds.y);
    graphics.setColor(Color.WHITE);
    graphics.fill(shape);
    graphics.dispose();
    return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
  }
}
