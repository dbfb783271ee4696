package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import io.memecast.macro.Caption;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.TemplateLayout;
import java.awt.Rectangle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to break a typesetter: all of them within the 256 code points that a caption may have. */
class TextAttackTest {
  private static final String ZALGO = "Z" + "\u0300\u0316\u0330".repeat(85);

  static Stream<String> attacks() {
    return Stream.of(
        ZALGO,
        ("a" + "\u030d\u0320".repeat(31)).repeat(4),
        "\u202e".repeat(256),
        "\u2067".repeat(125) + "אבגabc" + "\u2069".repeat(125),
        "\u2066\u2067".repeat(63) + "x" + "\u2069".repeat(126),
        "W".repeat(256),
        "ﷺ".repeat(256),
        "م".repeat(256),
        "क्".repeat(128),
        "👨‍👩‍👧‍👦".repeat(36),
        "🔥".repeat(256),
        "\u200d".repeat(256),
        "\n".repeat(256),
        "a\n".repeat(128),
        "-".repeat(256),
        "\u00ad".repeat(256),
        "x\u00ad".repeat(128),
        "ก".repeat(256),
        "漢".repeat(256),
        "\u115f".repeat(256),
        "\ufdfa".repeat(200),
        "𒐫".repeat(100),
        ":".repeat(256),
        "\ud83c\udde6".repeat(255),
        "\u0e49".repeat(256));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void set_attack_staysInsideInBoundedSteps(String text) {
    for (TextSize size :
        List.of(TextSize.FIT, TextSize.AUTOMATIC, TextSize.SHRINK, new TextSize.Pixels(1e6))) {
      Coverage coverage = TestFonts.set(300, 200, TestFonts.caption(text, VerticalAlign.TOP, size));

      assertThat(coverage.patches()).hasSizeLessThanOrEqualTo(257);
      Rectangle ink = TestFonts.ink(coverage);
      assertThat(ink.isEmpty() || new Rectangle(300, 200).contains(ink)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void fit_attack_takesLessThanTwelveLayouts(String text) {
    Fitter fitter = TestFonts.fitter("impact");
    CaptionText prepared = CaptionText.of(text, TextCase.NONE, TestFonts.LIBRARY.emojiTable());
    fitter.fit(prepared, TextDirection.AUTO, SizePlan.of(TextSize.FIT, 1024, 1024), 1000, 1000);

    assertThat(fitter.layouts()).isLessThanOrEqualTo(Fitter.MAX_LAYOUTS);
  }

  @Test
  void text_zalgo_keepsTwelveMarksAndCountsTheRest() {
    CaptionText text = CaptionText.of(ZALGO, TextCase.NONE, TestFonts.LIBRARY.emojiTable());

    assertThat(text.text().codePointCount(0, text.text().length())).isEqualTo(13);
    assertThat(text.dropped()).isEqualTo(255 - CaptionText.MAX_MARKS);
  }

  @Test
  void set_allEmoji_drawsEachOnce() {
    Coverage coverage = TestFonts.set(
        500, 500, TestFonts.caption("🔥".repeat(50), VerticalAlign.TOP, TextSize.FIT));

    assertThat(coverage.patches()).hasSize(50).hasOnlyElementsOfType(ColorPatch.class);
  }

  @Test
  void set_manyCaptions_areEachBounded() {
    var captions = attacks()
        .limit(16)
        .map(text -> TestFonts.caption(text, VerticalAlign.MIDDLE, TextSize.FIT))
        .toArray(Caption[]::new);
    Coverage coverage = new Coverage(200, 200);
    List<String> notes = TestFonts.TYPESETTER.set(
        TestFonts.macro(captions), TemplateLayout.NONE, coverage, Deadline.never());

    assertThat(notes).contains(Typesetter.DROPPED);
  }
}
