package io.memecast.bench;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A JPEG or PNG as Java2D and ImageIO make it: the template is decoded beforehand, to the type that ImageIO writes fastest;
 * the text is drawn on a copy; the writer is reused; JPEG quality is 0.85, PNG's is the default.
 */
final class Java2dReference implements Reference {
  private static final float JPEG_QUALITY = 0.85f;

  private final BufferedImage template;
  private final Java2dText text;
  private final ImageWriter writer;
  private final ImageWriteParam parameters;

  /**
   * Decodes the template.
   *
   * @param format ImageIO's name, {@code jpeg} or {@code png}
   */
  Java2dReference(byte[] file, String format, Java2dText text) throws IOException {
    this.text = text;
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(file));
    int type = decoded.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_4BYTE_ABGR
        : BufferedImage.TYPE_3BYTE_BGR;
    template = new BufferedImage(decoded.getWidth(), decoded.getHeight(), type);
    Graphics2D graphics = template.createGraphics();
    graphics.drawImage(decoded, 0, 0, null);
    graphics.dispose();
    writer = ImageIO.getImageWritersByFormatName(format).next();
    parameters = writer.getDefaultWriteParam();
    if (format.equals("jpeg")) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(JPEG_QUALITY);
    }
  }

  @Override
  public byte[] caption() {
    BufferedImage picture =
        new BufferedImage(template.getWidth(), template.getHeight(), template.getType());
    template.copyData(picture.getRaster());
    text.draw(picture);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
      writer.setOutput(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
