package io.memecast.engine.text;

import static io.memecast.engine.text.TestFonts.caption;
import static io.memecast.engine.text.TestFonts.ink;
import static io.memecast.engine.text.TestFonts.macro;
import static io.memecast.engine.text.TestFonts.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.macro.Caption;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.Outline;
import io.memecast.macro.Rgb;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.Rendered;
import io.memecast.template.TemplateLayout;
import io.memecast.template.TextBox;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesetterTest {
  private static final CaptionStyle STYLE = CaptionStyle.DEFAULTS;

  private static Caption styled(String text, CaptionStyle style) {
    return new Caption(text, VerticalAlign.TOP, HorizontalAlign.CENTER, style);
  }

  private static List<String> notes(int width, int height, Caption... captions) {
    Coverage coverage = new Coverage(width, height);
    return TestFonts.TYPESETTER.set(
        macro(captions), TemplateLayout.NONE, coverage, Deadline.never());
  }

  @ParameterizedTest
  @CsvSource({
    "TOP,LEFT",
    "TOP,CENTER",
    "TOP,RIGHT",
    "MIDDLE,LEFT",
    "MIDDLE,CENTER",
    "MIDDLE,RIGHT",
    "BOTTOM,LEFT",
    "BOTTOM,CENTER",
    "BOTTOM,RIGHT"
  })
  void set_alignment_placesInkAtMargin(VerticalAlign valign, HorizontalAlign halign) {
    Rectangle ink =
        ink(set(600, 400, caption("HEX\nBOX", valign, halign, new TextSize.Pixels(40))));

    switch (halign) {
      case LEFT -> assertThat(ink.x).isBetween(12, 15);
      case CENTER -> assertThat(ink.getCenterX()).isCloseTo(300, within(2.0));
      case RIGHT -> assertThat((int) ink.getMaxX()).isBetween(585, 588);
    }
    switch (valign) {
      case TOP -> assertThat(ink.y).isBetween(8, 10);
      case MIDDLE -> assertThat(ink.getCenterY()).isCloseTo(200, within(2.0));
      case BOTTOM -> assertThat((int) ink.getMaxY()).isBetween(389, 392);
    }
  }

  @Test
  void set_caption_keepsFillUnderTotalAndRowSpansRight() {
    TextPatch patch =
        (TextPatch) set(600, 400, caption("Outline, gjp!", VerticalAlign.TOP, TextSize.FIT))
            .patches()
            .get(0);

    for (int y = 0; y < patch.height(); y++) {
      for (int x = 0; x < patch.width(); x++) {
        int total = patch.total()[y * patch.width() + x] & 0xff;
        int fill = patch.fill()[y * patch.width() + x] & 0xff;
        assertThat(fill).isLessThanOrEqualTo(total);
        if (total > 0) {
          assertThat(x).isBetween(patch.rowStart(y), patch.rowEnd(y) - 1);
        }
      }
    }
  }

  @Test
  void set_outlineWidth_isThatFractionOfSizeOutsideOfGlyph() {
    TextPatch patch =
        (TextPatch) set(1000, 1000, caption("I", VerticalAlign.MIDDLE, new TextSize.Pixels(400)))
            .patches()
            .get(0);
    int row = patch.height() / 2 * patch.width();
    int firstTotal = 0;
    while (patch.total()[row + firstTotal] == 0) {
      firstTotal++;
    }
    int firstFill = firstTotal;
    while (patch.fill()[row + firstFill] == 0) {
      firstFill++;
    }

    assertThat(firstFill - firstTotal).isBetween(19, 21);
  }

  @Test
  void set_withoutOutline_totalIsFill() {
    CaptionStyle bare = new CaptionStyle(
        null, Rgb.of(0x123456), Outline.NONE, new TextSize.Pixels(40), null, null, null, null);
    TextPatch patch = (TextPatch) set(300, 200, styled("bare", bare)).patches().get(0);

    assertThat(patch.total()).isEqualTo(patch.fill());
    assertThat(patch.outlineRgb()).isEqualTo(0x123456);
    assertThat(patch.fillRgb()).isEqualTo(0x123456);
  }

  @ParameterizedTest
  @CsvSource({"0xffffff,0x000000", "0x000000,0xffffff", "0xffff00,0x000000", "0x000080,0xffffff"})
  void set_outlineAuto_contrastsWithFill(String fill, String outline) {
    CaptionStyle auto = new CaptionStyle(
        null, Rgb.of(Integer.decode(fill)), Outline.AUTO, null, null, null, null, null);
    TextPatch patch = (TextPatch) set(300, 200, styled("auto", auto)).patches().get(0);

    assertThat(patch.outlineRgb()).isEqualTo(Integer.decode(outline));
  }

  @Test
  void set_automaticSize_isProportionalToPicture() {
    Rectangle small = ink(set(600, 600, caption("HH", VerticalAlign.TOP, TextSize.AUTOMATIC)));
    Rectangle large = ink(set(1200, 1200, caption("HH", VerticalAlign.TOP, TextSize.AUTOMATIC)));

    assertThat(large.getHeight() / small.getHeight()).isCloseTo(2, within(0.05));
  }

  @Test
  void set_number_isUpperBound() {
    int height =
        ink(set(800, 800, caption("H", VerticalAlign.TOP, new TextSize.Pixels(100)))).height;
    Coverage huge = set(800, 800, caption("H", VerticalAlign.TOP, new TextSize.Pixels(1e300)));

    // Anton's capitals are 0.86 em high, and the outline is 0.05 em wide on both sides.
    assertThat(height).isBetween(95, 97);
    assertThat(ink(huge).height).isBetween(740, 768);
  }

  @Test
  void set_sizeZero_isSmallestSize() {
    assertThat(ink(set(200, 200, caption("H", VerticalAlign.TOP, new TextSize.Pixels(0)))).height)
        .isBetween(5, 8);
  }

  @Test
  void set_shrink_isOneLine() {
    Caption words = caption(
        "one line however long\nit is, breaks ignored, shrunk", VerticalAlign.TOP, TextSize.SHRINK);
    Rectangle ink = ink(set(600, 400, words));

    assertThat(ink.width).isGreaterThan(550);
    assertThat(ink.height).isLessThan(40);
  }

  @Test
  void set_textBox_holdsAllInkCentred() {
    TemplateLayout layout = new TemplateLayout(
        Map.of(VerticalAlign.TOP, new TextBox(0.5, 0.25, 0.25, 0.5)), CaptionStyle.UNSET);
    Coverage coverage = new Coverage(800, 400);
    TestFonts.TYPESETTER.set(
        macro(caption("in the box", VerticalAlign.TOP, TextSize.FIT)),
        layout,
        coverage,
        Deadline.never());

    Rectangle ink = ink(coverage);
    assertThat(new Rectangle(400, 100, 200, 200).contains(ink)).isTrue();
    assertThat(ink.getCenterY()).isCloseTo(200, within(12.0));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "8,8", "64,64", "1,500", "500,1", "16,300"})
  void set_tinyPicture_staysInside(int width, int height) {
    for (TextSize size :
        List.of(TextSize.AUTOMATIC, TextSize.FIT, TextSize.SHRINK, new TextSize.Pixels(900))) {
      Coverage coverage = set(
          width,
          height,
          caption("A long text on a tiny picture 🔥", VerticalAlign.TOP, size),
          caption("x", VerticalAlign.BOTTOM, size));

      assertThat(new Rectangle(width, height).contains(ink(coverage))
              || ink(coverage).isEmpty())
          .isTrue();
    }
  }

  @Test
  void set_textTooLongForSmallestSize_isTruncatedAndSaysSo() {
    String text = "never ending ".repeat(19);

    assertThat(notes(64, 64, caption(text, VerticalAlign.TOP, TextSize.AUTOMATIC)))
        .containsExactly(Rendered.TRUNCATED);
    assertThat(notes(640, 640, caption(text, VerticalAlign.TOP, TextSize.AUTOMATIC)))
        .isEmpty();
  }

  @Test
  void set_unassignedCharacters_areDroppedAndSaysSo() {
    assertThat(notes(300, 300, caption("a\u0378\uD800b", VerticalAlign.TOP, TextSize.AUTOMATIC)))
        .containsExactly(Typesetter.DROPPED);
  }

  @Test
  void set_nothingVisible_hasNoInk() {
    assertThat(set(300, 300, caption("\u200b \u2066\u2069\u00ad", VerticalAlign.TOP, TextSize.FIT))
            .patches())
        .isEmpty();
  }

  @Test
  void set_emoji_isColourPatchAfterText() {
    Coverage coverage = set(400, 300, caption("hot 🔥", VerticalAlign.TOP, TextSize.AUTOMATIC));

    assertThat(coverage.patches()).hasSize(2);
    assertThat(coverage.patches().get(0)).isInstanceOf(TextPatch.class);
    assertThat(coverage.patches().get(1)).isInstanceOf(ColorPatch.class);
    assertThat(ink(coverage.patches().get(1)).width).isGreaterThan(20);
  }

  @Test
  void set_sameInput_samePixels() {
    Caption caption = caption("Twice the same, सम, سلام 🔥", VerticalAlign.TOP, TextSize.FIT);
    TextPatch first = (TextPatch) set(500, 300, caption).patches().get(0);
    FontLibrary fresh = new FontLibrary(TestFonts.FONTS, TestFonts.EMOJI, 0, 1 << 20);
    Coverage again = new Coverage(500, 300);
    new Typesetter(fresh).set(macro(caption), TemplateLayout.NONE, again, Deadline.never());
    TextPatch second = (TextPatch) again.patches().get(0);

    int area = first.width() * first.height();
    assertThat(second.width()).isEqualTo(first.width());
    assertThat(second.height()).isEqualTo(first.height());
    assertThat(Arrays.copyOf(second.total(), area)).isEqualTo(Arrays.copyOf(first.total(), area));
    assertThat(Arrays.copyOf(second.fill(), area)).isEqualTo(Arrays.copyOf(first.fill(), area));
  }

  @Test
  void set_case_changesLetters() {
    CaptionStyle upper = new CaptionStyle(
        null, null, null, new TextSize.Pixels(40), null, null, TextCase.UPPER, null);
    Rectangle changed = ink(set(600, 100, styled("straße", upper)));
    Rectangle typed =
        ink(set(600, 100, caption("STRASSE", VerticalAlign.TOP, new TextSize.Pixels(40))));

    assertThat(changed).isEqualTo(typed);
  }

  @Test
  void set_letterSpacing_widensLineButNotJoinedScripts() {
    CaptionStyle spaced =
        new CaptionStyle(null, null, null, new TextSize.Pixels(40), null, null, null, 0.5);
    TextSize size = new TextSize.Pixels(40);

    int latin = ink(set(600, 100, styled("HHHH", spaced))).width
        - ink(set(600, 100, caption("HHHH", VerticalAlign.TOP, size))).width;
    assertThat(latin).isBetween(58, 62);
    assertThat(ink(set(600, 100, styled("سلام", spaced))))
        .isEqualTo(ink(set(600, 100, caption("سلام", VerticalAlign.TOP, size))));
  }

  @Test
  void set_captionsAtSeveralPlaces_doNotOverlap() {
    Coverage coverage = set(
        600,
        400,
        caption("a long caption that fits ".repeat(4), VerticalAlign.TOP, TextSize.FIT),
        caption("another one below it ".repeat(4), VerticalAlign.BOTTOM, TextSize.FIT));

    assertThat(ink(coverage.patches().get(0)).intersects(ink(coverage.patches().get(1))))
        .isFalse();
  }

  @Test
  void set_sharedFitSize_isSmallerOfBoth() {
    Typesetter sharing = new Typesetter(TestFonts.LIBRARY, 1 << 20, true);
    ImageMacro macro = macro(
        caption("HEX", VerticalAlign.TOP, TextSize.FIT),
        caption("A MUCH LONGER LINE OF TEXT THAN THE OTHER", VerticalAlign.BOTTOM, TextSize.FIT));
    Coverage coverage = new Coverage(600, 400);
    sharing.set(macro, TemplateLayout.NONE, coverage, Deadline.never());
    Coverage alone = new Coverage(600, 400);
    TestFonts.TYPESETTER.set(macro, TemplateLayout.NONE, alone, Deadline.never());

    assertThat(ink(coverage.patches().get(0)).height)
        .isLessThan(ink(alone.patches().get(0)).height / 2);
    assertThat(ink(coverage.patches().get(1))).isEqualTo(ink(alone.patches().get(1)));
  }

  @Test
  void set_unknownFont_isNotFoundByName() {
    CaptionStyle style = new CaptionStyle("../Anton", null, null, null, null, null, null, null);

    assertThatThrownBy(() -> set(100, 100, styled("x", style)))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FONT_NOT_FOUND))
        .hasMessageStartingWith("cannot load font `../Anton`: ");
  }

  @Test
  void set_deadlineUp_throws() {
    Coverage coverage = new Coverage(100, 100);
    ImageMacro macro = macro(caption("late", VerticalAlign.TOP, TextSize.FIT));

    assertThatThrownBy(() -> TestFonts.TYPESETTER.set(
            macro, TemplateLayout.NONE, coverage, Deadline.in(Duration.ZERO)))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RENDER_TIMEOUT));
  }

  @Test
  void defaultStyle_isCompleteAndNamesABundledFont() {
    assertThat(STYLE).hasNoNullFieldsOrProperties();
    assertThat(TestFonts.LIBRARY.chain(String.valueOf(STYLE.font())).named()).isNotNull();
  }
}
