package io.memecast.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MacroWriterTest {
  private static final String TEXT = "aé\u0000\"\\ \n\ud83d\udc22ł";

  @Test
  void utf8_everyProperty_isWrittenInOneOrder() {
    CaptionStyle style = new CaptionStyle(
        "Comic",
        Rgb.of(0x0a0b0c),
        Outline.NONE,
        new TextSize.Pixels(40),
        0.25,
        TextDirection.RTL,
        TextCase.UPPER,
        -0.125);
    ImageMacro macro = new ImageMacro(
        "owl",
        300,
        null,
        List.of(new Caption("HOO", VerticalAlign.TOP, HorizontalAlign.LEFT, style)));

    assertThat(new String(MacroWriter.utf8(macro), StandardCharsets.UTF_8))
        .isEqualTo("{\"template\":\"owl\",\"width\":300,\"captions\":[{\"text\":\"HOO\","
            + "\"valign\":\"top\",\"align\":\"left\",\"font\":\"Comic\",\"color\":\"#0a0b0c\","
            + "\"outline\":\"none\",\"size\":40.0,\"outline_width\":0.25,\"direction\":\"rtl\","
            + "\"case\":\"upper\",\"letter_spacing\":-0.125}]}");
  }

  @Test
  void utf8_randomMacros_areReadBackEqual() {
    Random random = new Random(20260101);
    for (int i = 0; i < 2000; i++) {
      ImageMacro macro = macro(random);

      assertThat(MacroDecoder.decode(MacroJson.parse(MacroWriter.utf8(macro)))).isEqualTo(macro);
    }
  }

  private static ImageMacro macro(Random random) {
    List<Caption> captions = new ArrayList<>();
    for (int i = random.nextInt(ImageMacro.MAX_CAPTIONS + 1); i > 0; i--) {
      captions.add(new Caption(
          TEXT.substring(0, 1 + random.nextInt(6)),
          one(random, VerticalAlign.values()),
          one(random, HorizontalAlign.values()),
          style(random)));
    }
    return new ImageMacro("t " + i(random), side(random), side(random), captions);
  }

  private static CaptionStyle style(Random random) {
    return new CaptionStyle(
        maybe(random, "Font " + i(random)),
        maybe(random, Rgb.of(random.nextInt(1 << 24))),
        maybe(random, one(random, Outline.NONE, Outline.AUTO, new Outline.Colored(Rgb.BLACK))),
        maybe(
            random,
            one(
                random,
                TextSize.SHRINK,
                TextSize.FIT,
                new TextSize.Pixels(random.nextDouble() * 100))),
        maybe(random, random.nextDouble() / 2),
        maybe(random, one(random, TextDirection.values())),
        maybe(random, one(random, TextCase.values())),
        maybe(random, random.nextDouble()));
  }

  private static int i(Random random) {
    return random.nextInt(1000);
  }

  private static @Nullable Integer side(Random random) {
    return maybe(random, 1 + random.nextInt(ImageMacro.MAX_SIDE_PX));
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextBoolean() ? value : null;
  }

  @SafeVarargs
  private static <T> T one(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
