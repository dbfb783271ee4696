package io.memecast.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorDecoderTest {
  private static Rgb color(@Nullable Object value) {
    return ColorDecoder.color(new Field("color", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red                      | #ff0000",
        "Lime                     | #00ff00",
        "green                    | #008000",
        "  tomato                 | #ff6347",
        "DarkSlateGrey            | #2f4f4f",
        "rebeccapurple            | #663399",
        "lightgoldenrodyellow     | #fafad2",
        "#0f0                     | #00ff00",
        "#aBc                     | #aabbcc",
        "#00FF00                  | #00ff00",
        "0xff0000                 | #ff0000",
        "0XFFff00                 | #ffff00",
        "$0000ff                  | #0000ff",
        "#abcf                    | #aabbcc",
        "#112233FF                | #112233",
        "rgb(0,255,255)           | #00ffff",
        "RGB( 1 , 2 , 3 )         | #010203",
        "rgb(100%, 0%, 50%)       | #ff0080",
        "rgb(1 2 3)               | #010203",
        "rgb(100% 0 0)            | #ff0000",
        "rgb(1 2 3 / 1)           | #010203",
        "rgb(1 2 3/100%)          | #010203",
        "rgba(1, 2, 3, 1.0)       | #010203",
        "rgb(300,-5,0)            | #ff0000",
        "rgb(1.6 2.4 1e1)         | #02020a",
        "hsl(120, 100%, 50%)      | #00ff00",
        "hsl(0,100%,25%)          | #800000",
        "hsl(240deg 100% 50%)     | #0000ff",
        "hsl(0.5turn 100 50)      | #00ffff",
        "hsl(-120 100% 50% / 1)   | #0000ff",
        "hsl(480,100%,50%)        | #00ff00",
        "hsl(200grad 100% 50%)    | #00ffff",
        "hsl(3.14159265rad 100% 50%) | #00ffff",
        "hsla(60, 100%, 50%, 1)   | #ffff00",
        "hsl(30 150% 50%)         | #ff8000",
        "hsl(210, 50%, 40%)       | #336699",
      })
  void string_everyForm_isItsColor(String text, String expected) {
    assertThat(color(text).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "uwotm8",
        "f0f0f0",
        "fff",
        "0xf0f",
        "$ff0",
        "$0x00ffff",
        "##ffffff",
        "#0xffffff",
        "0x#ffffff",
        "0xffffffff",
        "#",
        "#f",
        "#ff",
        "#fffff",
        "#fffffff",
        "#fffffffff",
        "#ggg",
        "# fff",
        "rgb",
        "rgb()",
        "rgb(1,2)",
        "rgb(1,2,3,4,5)",
        "rgb(1,2 3)",
        "rgb(1 2,3)",
        "rgb(1, 50%, 3)",
        "rgb(1/2/3)",
        "rgb(1/2 3 4)",
        "rgb(1 2 3 4)",
        "rgb(1 2 3 /)",
        "rgb(1,2,3/1)",
        "rgb(1deg 2 3)",
        "rgb (1,2,3)",
        "rgb(1,2,3",
        "rgb(1,2,3))",
        "rgb(a,b,c)",
        "rgb(1,,3)",
        "rgb(NaN,1,2)",
        "rgb(1e999,1,2)",
        "hsl(1,2,3)",
        "hsl(10%,1%,1%)",
        "hsl(0 1deg 1%)",
        "hsl(120 100%)",
        "hsl(1e999 1% 1%)",
        "hwb(0 0% 0%)",
        "currentcolor",
        "var(--x)",
        "rgb(0x1,2,3)",
        "٣"
      })
  void string_noColor_isRefusedWithIt(String text) {
    assertThatThrownBy(() -> color(text))
        .hasMessageStartingWith("cannot decode request: color must be a color: ")
        .hasMessageEndingWith("was \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transparent",
        "Transparent",
        "rgba(0, 0, 0, 0.5)",
        "rgb(0 0 0 / 50%)",
        "#1234",
        "#12345678",
        "hsla(0,0%,0%,0)",
        "hsl(0 0% 0% / .9)"
      })
  void string_notOpaque_isRefused(String text) {
    assertThatThrownBy(() -> color(text))
        .hasMessage(
            "cannot decode request: color transparency not supported: color was \"" + text + "\"");
  }

  @Test
  void string_veryLong_isRefused() {
    assertThatThrownBy(() -> color("rgb(" + "1 ".repeat(30_000) + ")"))
        .hasMessageContaining("must be a color");
  }

  @Test
  void names_areThe148OfCss_inAnyLetterCase() {
    assertThat(CssColorNames.names()).hasSize(148);
    for (String name : CssColorNames.names()) {
      assertThat(color(name.toUpperCase(Locale.ROOT))).isEqualTo(color(name));
    }
  }

  @Test
  void list_threeWholeNumbers_isItsColor() {
    assertThat(color(List.of(1, 2, 3))).isEqualTo(new Rgb(1, 2, 3));
    assertThat(color(List.of("1", "2", "255"))).isEqualTo(new Rgb(1, 2, 255));
  }

  @Test
  void list_anythingElse_isRefused() {
    assertThatThrownBy(() -> color(List.of(1, 2)))
        .hasMessageContaining("exactly three")
        .hasMessageEndingWith("had 2");
    assertThatThrownBy(() -> color(List.of(1, 2, 3, 4)))
        .hasMessageContaining("exactly three")
        .hasMessageEndingWith("had 4");
    assertThatThrownBy(() -> color(List.of(1, 256, 3)))
        .hasMessageEndingWith("color[1] must be a whole number from 0 to 255, was 256");
    assertThatThrownBy(() -> color(List.of(-1, 2, 3))).hasMessageContaining("color[0] must be");
    assertThatThrownBy(() -> color(List.of(1, 2, 3.5))).hasMessageEndingWith("was 3.5");
    assertThatThrownBy(() -> color(new ArrayList<>(Arrays.asList(1, null, 3))))
        .hasMessageEndingWith("was null");
  }

  @Test
  void object_longAndShortNames_mayMix() {
    assertThat(color(Map.of("r", 1, "g", 2, "b", 3))).isEqualTo(new Rgb(1, 2, 3));
    assertThat(color(Map.of("red", 1, "green", 2, "blue", 3))).isEqualTo(new Rgb(1, 2, 3));
    assertThat(color(Map.of("R", 1, " green ", "2", "b", 3))).isEqualTo(new Rgb(1, 2, 3));
  }

  @Test
  void object_anythingElse_isRefused() {
    assertThatThrownBy(() -> color(Map.of("r", 1, "g", 2)))
        .hasMessageContaining("missing key `color.b`");
    assertThatThrownBy(() -> color(Map.of("r", 1, "g", 2, "b", 3, "a", 4)))
        .hasMessageContaining("unknown key `color.a`");
    Map<String, Object> twice = new LinkedHashMap<>(Map.of("r", 1, "red", 1, "g", 2, "b", 3));
    assertThatThrownBy(() -> color(twice))
        .hasMessageContaining("duplicate key `color.red`, the same as `color.r`");
    assertThatThrownBy(() -> color(Map.of("r", 1, "g", 2, "b", 256)))
        .hasMessageEndingWith("color.b must be a whole number from 0 to 255, was 256");
  }

  @Test
  void otherValues_areRefused() {
    for (Object value : new Object[] {null, true, 5, 0xffffff}) {
      assertThatThrownBy(() -> color(value)).hasMessageEndingWith("was " + value);
    }
  }

  @Test
  void outline_takesColorsAndWords() {
    assertThat(ColorDecoder.outline(new Field("outline", null))).isEqualTo(Outline.NONE);
    assertThat(ColorDecoder.outline(new Field("outline", " None"))).isEqualTo(Outline.NONE);
    assertThat(ColorDecoder.outline(new Field("outline", "AUTO"))).isEqualTo(Outline.AUTO);
    assertThat(ColorDecoder.outline(new Field("outline", "$010203")))
        .isEqualTo(new Outline.Colored(new Rgb(1, 2, 3)));
    assertThat(ColorDecoder.outline(new Field("outline", List.of(1, 2, 3))))
        .isEqualTo(new Outline.Colored(new Rgb(1, 2, 3)));
    assertThatThrownBy(() -> ColorDecoder.outline(new Field("outline", "null")))
        .hasMessageContaining("or auto, none, null, was \"null\"");
  }
}
