package io.memecast.engine.text;

import static io.memecast.engine.text.TestFonts.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memecast.macro.TextSize;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitterTest {
  private static final String LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis";

  private static List<String> lines(String text, double widthEm) {
    Paragraph paragraph = TestFonts.itemize(text);
    LineBreaker breaker = new LineBreaker(0, paragraph, TestFonts.itemize("-").advances[0]);
    List<LineRange> greedy = breaker.greedy(widthEm, true);
    return greedy == null
        ? List.of()
        : breaker.balanced(greedy, widthEm).stream()
            .map(line -> paragraph.text(line.from(), line.to()))
            .toList();
  }

  @Test
  void balanced_lastWord_isNoOrphan() {
    double allButTheLastWord =
        new LineBreaker(0, TestFonts.itemize("when you finally fix the"), 0).width(0, 24);

    assertThat(lines("when you finally fix the bug", allButTheLastWord + 0.01))
        .containsExactly("when you finally", "fix the bug");
  }

  @Test
  void greedy_wordWiderThanLine_isCutBetweenGraphemes() {
    assertThat(lines("ee\u0301ee\u0301ee\u0301", 1))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).doesNotStartWith("\u0301"));
    assertThat(String.join("", lines("incomprehensibilities", 3)))
        .isEqualTo("incomprehensibilities");
  }

  @Test
  void greedy_softHyphen_countsTheHyphen() {
    Paragraph paragraph = TestFonts.itemize("super\u00adcalifragilistic");
    double hyphen = TestFonts.itemize("-").advances[0];
    LineBreaker breaker = new LineBreaker(0, paragraph, hyphen);
    double first = breaker.width(0, 6);
    List<LineRange> lines = Objects.requireNonNull(breaker.greedy(5.5, false));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).hyphenated()).isTrue();
    assertThat(lines.get(1).hyphenated()).isFalse();
    assertThat(first).isCloseTo(breaker.width(0, 5) + hyphen, within(1e-6));
  }

  @Test
  void fit_hardBreaks_areKeptWithBlankLines() {
    assertThat(fit("a\n\nb", TextSize.FIT, 500, 500).lines()).hasSize(3);
  }

  @Test
  void fit_step_isTheLargestThatFits() {
    String text = "the largest size that fits in both directions";
    Block block = fit(text, TextSize.FIT, 400, 300);
    Block larger =
        fit(text, new TextSize.Pixels(SizeSteps.pixels(block.step() + 1) + 0.01), 400, 300);

    assertThat(block.truncated()).isFalse();
    assertThat(larger.step()).isEqualTo(block.step());
    assertThat(block.height() * block.pixels()).isLessThan(300);
    for (SetLine line : block.lines()) {
      assertThat(line.advance() * block.pixels()).isLessThan(400);
    }
  }

  @Test
  void fit_longWord_staysWholeUntilHalfTheUsualSize() {
    assertThat(fit("Supercalifragilistic", TextSize.AUTOMATIC, 300, 300).lines())
        .hasSize(1);
    assertThat(fit("W".repeat(120), TextSize.AUTOMATIC, 300, 300).lines()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("sizesThatAlmostFit")
  void fit_wordThatNeedsALittleLess_staysWhole(TextSize size) {
    assertThat(fit(LONG_WORD, size, 392, 260).lines()).hasSize(1);
  }

  static List<TextSize> sizesThatAlmostFit() {
    return List.of(TextSize.AUTOMATIC, TextSize.FIT, new TextSize.Pixels(28));
  }

  @Test
  void fit_wordThatNeedsMuchLess_isCutAtTheSizeAskedFor() {
    Block block = fit(LONG_WORD, new TextSize.Pixels(36), 392, 260);
    assertThat(block.lines()).hasSizeGreaterThan(1);
    assertThat(block.step()).isEqualTo(SizeSteps.atMost(36));
  }

  @Test
  void fit_tooLong_endsInEllipsis() {
    Block block = fit("never ending ".repeat(19), TextSize.AUTOMATIC, 60, 60);
    Face face = TestFonts.LIBRARY.chain("impact").named();
    int ellipsis = TestFonts.LIBRARY.shaper().shape(face, "…", false).glyphs()[0];
    List<SetLine.Piece> last = block.lines().get(block.lines().size() - 1).pieces();

    assertThat(block.truncated()).isTrue();
    assertThat(block.step()).isEqualTo(SizeSteps.SMALLEST);
    assertThat(last.get(last.size() - 1))
        .isInstanceOfSatisfying(
            SetLine.Ink.class, ink -> assertThat(ink.glyphs()).containsExactly(ellipsis));
  }

  @Test
  void fit_joinedScript_isInkedByTheWord() {
    Block block = fit("سلام عليكم", TextSize.AUTOMATIC, 600, 400);

    assertThat(block.lines().get(0).pieces()).hasSize(2);
  }

  @Test
  void fit_tallScript_hasRoomAboveAndBelow() {
    Block thai = fit("ปู่ย่าน้ำ ญู", TextSize.AUTOMATIC, 600, 400);
    Block latin = fit("HHH", TextSize.AUTOMATIC, 600, 400);

    assertThat(thai.ascent()).isGreaterThan(latin.ascent());
    assertThat(thai.descent()).isGreaterThan(latin.descent());
  }

  @ParameterizedTest
  @ValueSource(doubles = {6, 6.05, 7.99, 8, 31.4, 64, 100.7, 1023.9, 1024, 16384})
  void steps_atMost_isLargestNotAbove(double pixels) {
    int step = SizeSteps.atMost(pixels);

    assertThat(SizeSteps.pixels(step)).isLessThanOrEqualTo(pixels);
    assertThat(SizeSteps.pixels(step + 1)).isGreaterThan(pixels);
    assertThat(SizeSteps.pixels(step + 1) / SizeSteps.pixels(step)).isLessThan(1.016);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, 5.9, 1e9, Double.POSITIVE_INFINITY})
  void steps_outOfRange_areTheEnds(double pixels) {
    assertThat(SizeSteps.atMost(pixels))
        .isEqualTo(pixels > 1000 ? SizeSteps.LARGEST : SizeSteps.SMALLEST);
  }
}
