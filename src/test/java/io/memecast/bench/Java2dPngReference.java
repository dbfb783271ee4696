package io.memecast.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * How a captioned PNG is made without this project: the template decoded beforehand, stroke and fill by Java2D on a
 * copy, the whole picture written by ImageIO's PNG writer, which is reused. One thread at a time.
 */
final class Java2dPngReference {
  private final BufferedImage template;
  private final CaptionShapes shapes;
  private final ImageWriter writer;

  Java2dPngReference(BufferedImage decoded) {
    int type = decoded.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_4BYTE_ABGR
        : BufferedImage.TYPE_3BYTE_BGR;
    template = new BufferedImage(decoded.getWidth(), decoded.getHeight(), type);
    Graphics2D graphics = template.createGraphics();
    graphics.drawImage(decoded, 0, 0, null);
    graphics.dispose();
    shapes = new CaptionShapes(CaptionShapes.font(), template.getWidth(), template.getHeight());
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    writer = writers.next();
  }

  byte[] caption(String top, String bottom) {
    BufferedImage copy =
        new BufferedImage(template.getWidth(), template.getHeight(), template.getType());
    template.copyData(copy.getRaster());
    Graphics2D graphics = copy.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setStroke(shapes.stroke());
    draw(graphics, shapes.top(top));
    draw(graphics, shapes.bottom(bottom));
    graphics.dispose();
    return write(copy);
  }

  private static void draw(Graphics2D graphics, Shape outline) {
    graphics.setColor(Color.BLACK);
    graphics.draw(outline);
    graphics.setColor(Color.WHITE);
    graphics.fill(outline);
  }

  private byte[] write(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(new IIOImage(image, null, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
