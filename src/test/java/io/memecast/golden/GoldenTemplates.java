package io.memecast.golden;

import io.memecast.engine.CaptionEngine;
import io.memecast.engine.codec.Limits;
import io.memecast.template.FolderEmojiSource;
import io.memecast.template.FolderFontSource;
import io.memecast.template.FolderTemplateSource;
import io.memecast.template.PictureFormat;
import io.memecast.template.Template;
import io.memecast.template.TemplateLayout;
import io.memecast.template.TemplateSource;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The bundled templates, and plain made ones: their golden pictures are small and show nothing but the text. */
public final class GoldenTemplates implements TemplateSource {
  private final TemplateSource bundled =
      new FolderTemplateSource(Path.of("assets/templates"), Limits.DEFAULTS.maxFileBytes());
  private final Map<String, Template> made = Map.of(
      "gradient", make("gradient", 300, 200, "png", PictureFormat.PNG),
      "tiny", make("tiny", 64, 64, "png", PictureFormat.PNG),
      "large", make("large", 1024, 1024, "png", PictureFormat.PNG),
      "still", make("still", 300, 200, "gif", PictureFormat.GIF));

  /** An engine on these templates and the bundled fonts and emoji. */
  public static CaptionEngine engine() throws IOException {
    return CaptionEngine.builder()
        .templates(new GoldenTemplates())
        .fonts(new FolderFontSource(Path.of("assets/fonts")))
        .emoji(FolderEmojiSource.open(Path.of("assets/emoji")))
        .build();
  }

  private static Template make(
      String name, int width, int height, String format, PictureFormat type) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, new Color(0x3355aa), 0, height, new Color(0xccbb88)));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Template(name, bytes.toByteArray(), type, TemplateLayout.NONE, "made-" + name);
  }

  @Override
  public List<String> names() {
    return Stream.concat(bundled.names().stream(), made.keySet().stream())
        .sorted()
        .toList();
  }

  @Override
  public Optional<Template> load(String name) {
    return made.containsKey(name) ? Optional.of(made.get(name)) : bundled.load(name);
  }
}
