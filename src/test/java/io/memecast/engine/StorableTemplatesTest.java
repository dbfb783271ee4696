package io.memecast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.webp.WebpDecoder;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.template.PictureFormat;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files may become templates. */
class StorableTemplatesTest {
  private static final Path TEMPLATES = Path.of("assets/templates");

  private final PreparedTemplates prepared = prepared(Limits.DEFAULTS);

  @ParameterizedTest
  @ValueSource(strings = {"chelsea.jpg", "thinker.png", "dance.gif"})
  void check_goodPicture_isKeptAsItIs(String file) throws IOException {
    TemplateFile sent = new TemplateFile(bundled(file), null);

    assertThat(check(sent)).isSameAs(sent);
  }

  @Test
  void check_goodPicture_isReadyForItsFirstCaption() throws IOException {
    TemplateFile kept = check(new TemplateFile(bundled("chelsea.jpg"), null));

    prepared.get(kept.open("a"), Deadline.never());

    assertThat(prepared.statistics().misses()).isEqualTo(1);
    assertThat(prepared.statistics().hits()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chelsea.jpg", "saturn.png", "dance.gif"})
  void check_cutOffAnywhere_isRefused(String name) throws IOException {
    byte[] whole = bundled(name);
    for (int length :
        new int[] {12, 100, whole.length / 3, whole.length / 2, whole.length - 100, whole.length - 2
        }) {
      assertRefused(
          ErrorCode.TEMPLATE_UNREADABLE,
          () -> check(new TemplateFile(Arrays.copyOf(whole, length), null)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chelsea.jpg", "saturn.png"})
  void check_lastByteMissing_isRefused(String name) throws IOException {
    byte[] whole = bundled(name);
    assertRefused(
        ErrorCode.TEMPLATE_UNREADABLE,
        () -> check(new TemplateFile(Arrays.copyOf(whole, whole.length - 1), null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossless", "lossless-alpha", "animated", "lossy", "lossy-alpha"})
  void check_webp_becomesPngOfTheSamePixels(String name) throws IOException {
    byte[] webp = webp(name);

    TemplateFile kept = check(new TemplateFile(webp, bytes("color: red")));

    assertThat(PictureFormat.detect(kept.picture())).contains(PictureFormat.PNG);
    assertThat(kept.layout()).isEqualTo(bytes("color: red"));
    Pixels expected = WebpDecoder.decode(webp, Limits.DEFAULTS, Deadline.never());
    BufferedImage image = read(kept.picture());
    assertThat(image.getColorModel().hasAlpha()).isEqualTo(!expected.opaque());
    assertThat(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .containsExactly(expected.argb());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossless", "lossless-alpha", "lossy", "lossy-alpha", "animated"})
  void check_webpCutOff_isRefused(String name) throws IOException {
    byte[] whole = webp(name);
    for (int length = 12; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused(ErrorCode.TEMPLATE_UNREADABLE, () -> check(new TemplateFile(cut, null)));
    }
  }

  @Test
  void check_noPicture_isRefused() {
    for (byte[] file : List.of(new byte[0], bytes("<svg/>"), bytes("GIF89b"))) {
      assertRefused(ErrorCode.TEMPLATE_UNREADABLE, () -> check(new TemplateFile(file, null)));
    }
  }

  @Test
  void check_wrongLayout_namesKeyAndValue() throws IOException {
    TemplateFile file = new TemplateFile(bundled("chelsea.jpg"), bytes("color: reddish"));

    assertThatThrownBy(() -> check(file))
        .hasMessageContaining("a.yaml")
        .hasMessageContaining("color")
        .hasMessageContaining("reddish");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chelsea.jpg", "thinker.png", "dance.gif"})
  void check_overALimit_isRefused(String name) throws IOException {
    TemplateFile file = new TemplateFile(bundled(name), null);

    assertRefused(ErrorCode.TEMPLATE_TOO_LARGE, () -> check(file, new Limits(1000, 1, 1, 1)));
    assertRefused(
        ErrorCode.TEMPLATE_TOO_LARGE, () -> check(file, new Limits(32 << 20, 1000, 500, 1 << 20)));
  }

  @Test
  void check_webpWhosePngIsTooLarge_isRefused() throws IOException {
    byte[] webp = webp("lossy");

    assertRefused(
        ErrorCode.TEMPLATE_TOO_LARGE,
        () -> check(new TemplateFile(webp, null), new Limits(webp.length, 1000, 1, 1000)));
  }

  @Test
  void check_laterFrameThatNeverShowsIsBroken_isRefused() {
    // Two frames without time between them: a browser shows one, a caption is written on that.
    byte[] gif = hex("474946383961 0100 0100 80 00 00 000000 ffffff"
        + "2c 0000 0000 0100 0100 00 02 02 44 01 00"
        + "2c 0000 0000 0100 0100 00 02 02 44 01 00 3b");
    byte[] broken = gif.clone();
    broken[broken.length - 4] = 0x7f;

    assertThat(check(new TemplateFile(gif, null)).picture()).isSameAs(gif);
    assertRefused(ErrorCode.TEMPLATE_UNREADABLE, () -> check(new TemplateFile(broken, null)));
  }

  private TemplateFile check(TemplateFile file) {
    return new StorableTemplates(
            prepared, new PictureCodecs(Limits.DEFAULTS, null, null), Limits.DEFAULTS)
        .check("a", file, Deadline.never());
  }

  private static TemplateFile check(TemplateFile file, Limits limits) {
    return new StorableTemplates(prepared(limits), new PictureCodecs(limits, null, null), limits)
        .check("a", file, Deadline.never());
  }

  private static PreparedTemplates prepared(Limits limits) {
    return new PreparedTemplates(
        new Nothing(), new PictureCodecs(limits, null, null), 4, 64 << 20, Duration.ofMinutes(1));
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable check) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static byte[] bundled(String name) throws IOException {
    return Files.readAllBytes(TEMPLATES.resolve(name));
  }

  private static byte[] webp(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/webp", name + ".webp"));
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is checked is not there yet. */
  private static final class Nothing implements TemplateSource {
    @Override
    public List<String> names() {
      return List.of();
    }

    @Override
    public Optional<Template> load(String name) {
      return Optional.empty();
    }
  }
}
