package io.memecast.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptionStyleTest {
  private static final Random RANDOM = new Random(5);

  /** Drawn in another order, captions at one place would lie on each other in another way. */
  @Test
  void order_randomStyles_isThatOfTheirTextsAsEver() {
    List<CaptionStyle> styles = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      styles.add(randomStyle());
    }
    Collections.sort(styles, CaptionStyle.ORDER);
    assertThat(styles.stream().map(CaptionStyleTest::text)).isSorted();
  }

  /** Written out, as it must not follow the names of classes and components. */
  private static String text(CaptionStyle style) {
    return style.fontKey()
        + "\0CaptionStyle[font=null, color=" + style.color()
        + ", outline=" + text(style.outline())
        + ", size=" + text(style.size())
        + ", outlineWidth=" + style.outlineWidth()
        + ", direction=" + style.direction()
        + ", textCase=" + style.textCase()
        + ", letterSpacing=" + style.letterSpacing() + "]";
  }

  private static @Nullable String text(@Nullable Outline outline) {
    if (outline instanceof Outline.Colored colored) {
      return "Colored[color=" + colored.color() + "]";
    }
    if (outline == null) {
      return null;
    }
    return outline instanceof Outline.Auto ? "Auto[]" : "None[]";
  }

  private static @Nullable String text(@Nullable TextSize size) {
    if (size instanceof TextSize.Pixels pixels) {
      return "Pixels[pixels=" + pixels.pixels() + "]";
    }
    if (size == null) {
      return null;
    }
    if (size instanceof TextSize.Automatic) {
      return "Automatic[]";
    }
    return size instanceof TextSize.Fit ? "Fit[]" : "Shrink[]";
  }

  private static CaptionStyle randomStyle() {
    return new CaptionStyle(
        oneOf("Impact", "impact", "Thick"),
        oneOf(Rgb.WHITE, Rgb.BLACK, Rgb.of(0x9a0000), Rgb.of(0x0a0000)),
        oneOf(
            Outline.NONE,
            Outline.AUTO,
            new Outline.Colored(Rgb.BLACK),
            new Outline.Colored(Rgb.WHITE)),
        oneOf(
            TextSize.AUTOMATIC,
            TextSize.SHRINK,
            TextSize.FIT,
            new TextSize.Pixels(9),
            new TextSize.Pixels(10),
            new TextSize.Pixels(10.05),
            new TextSize.Pixels(1e9),
            new TextSize.Pixels(1e-9)),
        oneOf(0.05, 0.051, 0.0, 0.5, 1e-5),
        oneOf(TextDirection.values()),
        oneOf(TextCase.values()),
        oneOf(0.1, 0.15, -0.1, -0.15, 1e-5, 0.0, 2.0));
  }

  @SafeVarargs
  private static <T> @Nullable T oneOf(T... values) {
    int index = RANDOM.nextInt(values.length + 1);
    return index == values.length ? null : values[index];
  }
}
