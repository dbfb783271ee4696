package io.memecast.launch;

import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/** A PNG of three megabytes, which nothing makes smaller; another for each seed. */
final class NoisePicture {
  private static final int SIZE = 1000;

  private final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
  private final byte[] png;

  NoisePicture(long seed) throws IOException {
    int[] pixels =
        new Random(seed).ints((long) SIZE * SIZE).map(rgb -> rgb & 0xffffff).toArray();
    image.setRGB(0, 0, SIZE, SIZE, pixels, 0, SIZE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    png = out.toByteArray();
  }

  byte[] png() {
    return png.clone();
  }

  /** Whether a picture is this one with something on its upper half and nothing on its lower one. */
  boolean isUnderTopTextOf(Buffer captioned) throws IOException {
    BufferedImage other =
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(captioned.getBytes())));
    return other.getWidth() == SIZE
        && other.getHeight() == SIZE
        && !Arrays.equals(half(image, 0), half(other, 0))
        && Arrays.equals(half(image, SIZE / 2), half(other, SIZE / 2));
  }

  private static int[] half(BufferedImage image, int top) {
    return image.getRGB(0, top, SIZE, SIZE / 2, new int[SIZE * SIZE / 2], 0, SIZE);
  }
}
