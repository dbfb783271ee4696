package io.memecast.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.template.EmojiSource;
import io.memecast.template.FontSource;
import io.memecast.template.Template;
import io.memecast.template.TemplateSource;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the engine either changes what its ETags say, or is known to change no pixel. */
class RendererVersionTest {
  private static final Map<String, UnaryOperator<CaptionEngine.Builder>> CHANGE_PIXELS = Map.of(
      "fonts", builder -> builder.fonts(new FakeFonts("another")),
      "emoji", builder -> builder.emoji(new FakeEmoji()),
      "shareFitSize", builder -> builder.shareFitSize(true),
      "jpegQuality", builder -> builder.jpegQuality(50),
      "gifQuality", builder -> builder.gifQuality(50),
      "version", builder -> builder.version("another"));

  private static final Set<String> CHANGE_NO_PIXEL = Set.of(
      "templates", // each ETag has its template's digest
      "limits", // a picture is made or refused
      "templateCache",
      "fontCache",
      "layoutCache",
      "heap",
      "maxPreparationTime");

  static Set<String> settingsThatChangePixels() {
    return CHANGE_PIXELS.keySet();
  }

  @ParameterizedTest
  @MethodSource("settingsThatChangePixels")
  void rendererVersion_settingThatChangesPixels_isAnother(String setting) {
    String plain = builder().build().rendererVersion();
    assertThat(
            requireNonNull(CHANGE_PIXELS.get(setting)).apply(builder()).build().rendererVersion())
        .isNotEqualTo(plain);
  }

  @Test
  void rendererVersion_everySetting_isKnownToChangePixelsOrNot() {
    Set<String> settings = Arrays.stream(CaptionEngine.Builder.class.getDeclaredMethods())
        .filter(method -> method.getReturnType() == CaptionEngine.Builder.class)
        .map(Method::getName)
        .collect(Collectors.toSet());
    assertThat(settings)
        .containsAll(CHANGE_PIXELS.keySet())
        .containsAll(CHANGE_NO_PIXEL)
        .hasSize(CHANGE_PIXELS.size() + CHANGE_NO_PIXEL.size());
  }

  @Test
  void rendererVersion_settingsThatChangeNoPixel_isTheSame() {
    String changed = builder()
        .limits(1, 1, 1, 1)
        .templateCache(1, 1)
        .fontCache(1, 1)
        .layoutCache(1)
        .maxPreparationTime(Duration.ofSeconds(1))
        .build()
        .rendererVersion();
    assertThat(changed).isEqualTo(builder().build().rendererVersion());
  }

  private static CaptionEngine.Builder builder() {
    return CaptionEngine.builder().templates(new NoTemplates()).fonts(new FakeFonts("a font"));
  }

  private record FakeFonts(String name) implements FontSource {
    @Override
    public List<String> names() {
      return List.of(name);
    }

    @Override
    public Optional<FontSource.FontFile> load(String stem) {
      return Optional.empty();
    }

    @Override
    public Map<String, String> aliases() {
      return Map.of();
    }
  }

  private static final class FakeEmoji implements EmojiSource {
    @Override
    public Set<String> keys() {
      return Set.of();
    }

    @Override
    public Map<String, String> aliases() {
      return Map.of();
    }

    @Override
    public Optional<byte[]> svg(String key) {
      return Optional.empty();
    }

    @Override
    public String digest() {
      return "another";
    }
  }

  private static final class NoTemplates implements TemplateSource {
    @Override
    public List<String> names() {
      return List.of();
    }

    @Override
    public Optional<String> digest(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Template> load(String name) {
      return Optional.empty();
    }
  }
}
