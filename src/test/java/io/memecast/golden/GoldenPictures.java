package io.memecast.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Compares pictures with the ones that were looked at and found good, pixel by pixel after decoding. Glyphs are drawn by
 * the JDK and the system's FreeType, whose versions differ a little: a picture passes when at most
 * {@value #MAX_DIFFERING_PER_MILLE} of 1000 pixels differ by more than {@value #MAX_DIFFERENCE} of 255 in a channel.
 *
 * <p>{@code -Dgolden.update=true} writes the pictures anew. Actual, expected and difference stand in
 * {@code target/golden}, with a gallery in {@code index.html}.
 */
public final class GoldenPictures {
  private static final int MAX_DIFFERENCE = 40;
  private static final int MAX_DIFFERING_PER_MILLE = 5;
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path EXPECTED = Path.of("src/test/resources/golden");
  private static final Path WRITTEN = Path.of("target/golden");

  private GoldenPictures() {}

  /**
   * Compares {@code file}'s frames, one below the other, with the golden picture
   * {@code area/name.png}, which it becomes first when golden pictures are written anew.
   */
  static void check(String area, String name, byte[] file) throws IOException {
    Path written = WRITTEN.resolve(area).resolve(name + ".png");
    Files.createDirectories(written.getParent());
    ImageIO.write(decode(file), "png", written.toFile());
    if (UPDATE) {
      Path golden = golden(area, name);
      Files.createDirectories(golden.getParent());
      Files.copy(written, golden, StandardCopyOption.REPLACE_EXISTING);
    }
    compare(area, name, file);
  }

  /** Compares as {@link #check}, and writes nothing anew. */
  static void compare(String area, String name, byte[] file) throws IOException {
    assertThat(golden(area, name))
        .as("golden picture (make it with -Dgolden.update=true and look at it)")
        .exists();
    BufferedImage expected = ImageIO.read(golden(area, name).toFile());
    compare(
        area + "/" + name, expected, decode(file), WRITTEN.resolve(area).resolve(name + ".png"));
  }

  private static Path golden(String area, String name) {
    return EXPECTED.resolve(area).resolve(name + ".png");
  }

  private static void compare(
      String what, BufferedImage expected, BufferedImage actual, Path written) throws IOException {
    assertThat(actual.getWidth() + "×" + actual.getHeight())
        .as("size of " + what)
        .isEqualTo(expected.getWidth() + "×" + expected.getHeight());
    BufferedImage difference =
        new BufferedImage(actual.getWidth(), actual.getHeight(), BufferedImage.TYPE_INT_RGB);
    int differing = 0;
    for (int y = 0; y < actual.getHeight(); y++) {
      for (int x = 0; x < actual.getWidth(); x++) {
        int distance = distance(expected.getRGB(x, y), actual.getRGB(x, y));
        difference.setRGB(x, y, 0x010101 * distance);
        if (distance > MAX_DIFFERENCE) {
          differing++;
        }
      }
    }
    long allowed = (long) actual.getWidth() * actual.getHeight() * MAX_DIFFERING_PER_MILLE / 1000;
    if (differing > allowed) {
      String stem = written.toString().replaceAll("\\.png$", "");
      ImageIO.write(expected, "png", Path.of(stem + ".expected.png").toFile());
      ImageIO.write(difference, "png", Path.of(stem + ".difference.png").toFile());
      fail("%s: %d pixels differ, %d are allowed; see %s", what, differing, allowed, written);
    }
  }

  private static int distance(int expected, int actual) {
    int largest = 0;
    for (int shift = 0; shift <= 24; shift += 8) {
      largest = Math.max(largest, Math.abs((expected >> shift & 0xff) - (actual >> shift & 0xff)));
    }
    return largest;
  }

  /** All frames as ImageIO reads them, one below the other. */
  static BufferedImage decode(byte[] file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      int frames = reader.getNumImages(true);
      BufferedImage first = reader.read(0);
      if (frames == 1) {
        return first;
      }
      BufferedImage all = new BufferedImage(
          first.getWidth(), first.getHeight() * frames, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = all.createGraphics();
      for (int i = 0; i < frames; i++) {
        graphics.drawImage(reader.read(i), 0, i * first.getHeight(), null);
      }
      graphics.dispose();
      reader.dispose();
      return all;
    }
  }

  /** One page with every picture that was written, for the eye. */
  public static void writeGallery() throws IOException {
    Files.createDirectories(WRITTEN);
    StringBuilder page =
        new StringBuilder("<!doctype html><meta charset=utf-8><title>Golden pictures</title>\n"
            + "<style>body{font:14px sans-serif;background:#888}figure{display:inline-block;margin:8px;"
            + "vertical-align:top}img{max-width:480px;max-height:640px}</style>\n");
    for (Path picture : writtenPictures()) {
      Path relative = WRITTEN.relativize(picture);
      page.append("<figure><img src=\"%s\"><figcaption>%s</figcaption></figure>\n"
          .formatted(relative, relative));
    }
    Files.writeString(WRITTEN.resolve("index.html"), page, StandardCharsets.UTF_8);
  }

  private static List<Path> writtenPictures() {
    try (Stream<Path> all = Files.walk(WRITTEN)) {
      return all.filter(path -> path.toString().endsWith(".png"))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
