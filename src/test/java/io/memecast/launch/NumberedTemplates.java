package io.memecast.launch;

import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Small pictures, no two of them alike, to be put in as templates. */
final class NumberedTemplates {
  private final List<Buffer> pictures = new ArrayList<>();

  NumberedTemplates(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      pictures.add(picture(i));
    }
  }

  private static Buffer picture(int number) throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, 0x010101 * i ^ number * 0x10051);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return Buffer.buffer(png.toByteArray());
  }

  byte[] get(int number) {
    return pictures.get(number).getBytes();
  }

  /** Which of them it is; {@link UploadHistory#ABSENT} - 1 where it is none. */
  int number(Buffer picture) {
    int number = pictures.indexOf(picture);
    return number < 0 ? UploadHistory.ABSENT - 1 : number;
  }
}
