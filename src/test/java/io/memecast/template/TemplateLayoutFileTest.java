package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.macro.CaptionStyle;
import io.memecast.macro.Outline;
import io.memecast.macro.Rgb;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateLayoutFileTest {
  private static TemplateLayout parse(String yaml) {
    return TemplateLayoutFile.parse(yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void parse_boxes_byPlace() {
    TemplateLayout layout = parse(
        """
        boxes:
          top: {x: 0.5, y: 0, width: 0.5, height: 0.5}
          middle: {x: 0.1, y: 0.2, width: 0.3, height: 0.4}
          bottom: {x: 0, y: 0.6666667, width: 1, height: 0.3333333}
        """);

    assertThat(layout.boxes())
        .isEqualTo(Map.of(
            VerticalAlign.TOP, new TextBox(0.5, 0, 0.5, 0.5),
            VerticalAlign.MIDDLE, new TextBox(0.1, 0.2, 0.3, 0.4),
            VerticalAlign.BOTTOM, new TextBox(0, 0.6666667, 1, 0.3333333)));
  }

  /** An alias costs three characters, and what it stands for may be a thousand times as long. */
  @Test
  void parse_textAliasedThousandsOfTimes_isRefusedInFewWords() {
    String aliases = "*t, ".repeat(10_000);
    String text = "x".repeat(20_000);

    assertThatThrownBy(() -> parse("font: &t " + text + "\nboxes: [" + aliases + "*t]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("holds more than 262144 characters once its aliases are resolved");
    assertThatThrownBy(() -> parse("boxes: {top: {x: &t " + text + ", y: *t}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    assertThatThrownBy(() -> parse("boxes: [" + text + "]"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void parse_style_isEveryProperty() {
    TemplateLayout layout = parse(
        """
        font: Kalam
        color: [1, 2, 3]
        outline: none
        size: fit
        case: upper
        direction: rtl
        outline_width: 0.1
        letter_spacing: 0.5
        """);

    assertThat(layout.style())
        .isEqualTo(new CaptionStyle(
            "Kalam",
            new Rgb(1, 2, 3),
            Outline.NONE,
            TextSize.FIT,
            0.1,
            TextDirection.RTL,
            TextCase.UPPER,
            0.5));
    assertThat(layout.boxes()).isEmpty();
  }

  @Test
  void parse_colorAndNumberAsText_areRead() {
    CaptionStyle style = parse("color: black\noutline: auto\nsize: '48'").style();

    assertThat(style.color()).isEqualTo(Rgb.BLACK);
    assertThat(style.outline()).isEqualTo(Outline.AUTO);
    assertThat(style.size()).isEqualTo(new TextSize.Pixels(48));
  }

  @Test
  void parse_emptyFile_saysNothing() {
    assertThat(parse("")).isEqualTo(TemplateLayout.NONE);
    assertThat(parse("# nothing\n")).isEqualTo(TemplateLayout.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2]| the file must be a map",
        "just text| the file must be a map",
        "boxes: 7| boxes must be a map, was 7",
        "boxes: {left: {}}| unknown key `boxes.left`",
        "boxes: {top: wide}| boxes.top must be a map, was wide",
        "boxes: {top: {x: 0}}| boxes.top.y must be a number, was null",
        "boxes: {top: {x: zero, y: 0, width: 1, height: 1}}| boxes.top.x must be a number, was zero",
        "boxes: {top: {x: 0, y: 0, w: 1, height: 1}}| unknown key `boxes.top.w`",
        "boxes: {top: {x: 0.6, y: 0, width: 0.5, height: 1}}| boxes.top must lie inside the picture",
        "boxes: {top: {x: 0, y: 0, width: 0, height: 1}}| boxes.top must lie inside the picture",
        "boxes: {top: {x: .nan, y: 0, width: 1, height: 1}}| boxes.top must lie inside the picture",
        "boxes: {top: {x: 0, y: -.inf, width: 1, height: 1}}| boxes.top must lie inside the picture",
        "colour: red| unknown key `colour`",
        "color: reddish| color must be",
        "color: reddish| reddish",
        "outline_width: 7| outline_width must be a number from 0 to 0.5",
        "case: title| case must be one of",
        "font: [a]| font must be a string",
        "boxes: {| in line 1",
        "a: b: c| in line 1",
        "boxes: {}\\nboxes: {}| duplicate key",
        "a: &a [1]\\nb: [*a, *a]| lias",
        "&a {b: *a}| aliases",
        "!!java.net.URL [a]| in line 1",
        "x: {a: {b: {c: {d: {e: {f: {g: {h: {}}}}}}}}}| Depth",
      })
  void parse_whatIsNoLayout_failsAndSaysWhere(String yaml, String message) {
    assertThatThrownBy(() -> parse(yaml.replace("\\n", "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void parse_fileThatIsNoText_fails() {
    assertThatThrownBy(() -> TemplateLayoutFile.parse(new byte[] {(byte) 0xc3, 0x28}))
        .hasMessage("is not UTF-8");
    assertThatThrownBy(() -> TemplateLayoutFile.parse(new byte[] {'a', 0, 'b'}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void parse_largeFile_fails() {
    assertThatThrownBy(() -> TemplateLayoutFile.parse(new byte[(64 << 10) + 1]))
        .hasMessageStartingWith("is too large");
  }
}
