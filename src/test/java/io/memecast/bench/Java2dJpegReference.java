package io.memecast.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What the codec is measured against: a caption as Java2D and ImageIO make it, with all that can be done once done
 * beforehand. The template is decoded, the picture is of the type that ImageIO's writer is fastest with, the writer and its
 * parameters are reused. One thread at a time.
 */
public final class Java2dJpegReference {
  private static final float QUALITY = 0.85f;

  /** Line height and outline width in font sizes. */
  private static final float LEADING = 1.1f;

  private static final float OUTLINE = 1 / 12f;
  private static final double SIDE_OF_SIZE = 8;
  private static final double MAX_WIDTH = 0.95;

  private final BufferedImage template;
  private final Font font;
  private final ImageWriter writer;
  private final ImageWriteParam parameters;

  /**
   * Decodes the template.
   *
   * @param font at any size
   */
  public Java2dJpegReference(byte[] file, Font font) throws IOException {
    this.font = font;
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(file));
    template =
        new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = template.createGraphics();
    graphics.drawImage(decoded, 0, 0, null);
    graphics.dispose();
    writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(QUALITY);
  }

  public int width() {
    return template.getWidth();
  }

  public int height() {
    return template.getHeight();
  }

  /** The captioned file: stroke, fill, encode. */
  public byte[] caption(String top, String bottom) throws IOException {
    BufferedImage picture =
        new BufferedImage(template.getWidth(), template.getHeight(), template.getType());
    template.copyData(picture.getRaster());
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    for (Line line : lines(top, bottom)) {
      graphics.setColor(Color.BLACK);
      graphics.fill(line.stroked());
      graphics.setColor(Color.WHITE);
      graphics.fill(line.outline());
    }
    graphics.dispose();
    return encode(picture);
  }

  private byte[] encode(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
      writer.setOutput(null);
    }
    return bytes.toByteArray();
  }

  /**
   * A line's shapes, placed in the picture.
   *
   * @param outline the glyphs
   */
  public record Line(Shape outline, float fontSize) {
    /** The glyphs' border. */
    public Shape stroked() {
      return new BasicStroke(fontSize * OUTLINE * 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
          .createStrokedShape(outline);
    }
  }

  /** The shapes of both lines: an eighth of the shorter side high, or smaller for 95 % of the width. */
  public List<Line> lines(String top, String bottom) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(top, true));
    lines.add(line(bottom, false));
    return lines;
  }

  private Line line(String text, boolean atTop) {
    double size = Math.min(width(), height()) / SIDE_OF_SIZE;
    size = Math.min(size, size * MAX_WIDTH * width() / bounds(text, size).getWidth());
    Font sized = font.deriveFont((float) size);
    Rectangle2D bounds = bounds(text, size);
    double x = (width() - bounds.getWidth()) / 2;
    double y = atTop ? size * LEADING : height() - size * (LEADING - 0.8);
    GlyphVector glyphs = sized.createGlyphVector(new FontRenderContext(null, true, true), text);
    return new Line(glyphs.getOutline((float) x, (float) y), (float) size);
  }

  private Rectangle2D bounds(String text, double size) {
    return font.deriveFont((float) size)
        .createGlyphVector(new FontRenderContext(null, true, true), text)
        .getLogicalBounds();
  }
}
