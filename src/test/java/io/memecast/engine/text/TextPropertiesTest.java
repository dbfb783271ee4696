package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.error.Deadline;
import io.memecast.macro.Caption;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.TemplateLayout;
import io.memecast.template.TextBox;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What holds for every text. The strings come from a seed that a failure names; {@code -Dtext.seed=N} repeats one.
 */
class TextPropertiesTest {
  private static final int[][] BLOCKS = {
    {0x20, 0x7e},
    {0xa0, 0x17f},
    {0x300, 0x36f},
    {0x370, 0x3ff},
    {0x400, 0x4ff},
    {0x590, 0x5ff},
    {0x600, 0x6ff},
    {0x900, 0x97f},
    {0x980, 0x9ff},
    {0xb80, 0xbff},
    {0xc00, 0xc7f},
    {0xe00, 0xe7f},
    {0x1780, 0x17ff},
    {0x2000, 0x206f},
    {0x2190, 0x27bf},
    {0x3000, 0x30ff},
    {0x4e00, 0x4fff},
    {0xac00, 0xacff},
    {0xd800, 0xdfff},
    {0xe000, 0xe0ff},
    {0xfe00, 0xfe0f},
    {0x1f1e6, 0x1f1ff},
    {0x1f300, 0x1f6ff},
    {0x1f900, 0x1faff},
    {0xe0020, 0xe007f},
    {0, 0x10ffff}
  };

  private static final List<TextSize> SIZES = List.of(
      TextSize.AUTOMATIC,
      TextSize.FIT,
      TextSize.SHRINK,
      new TextSize.Pixels(0),
      new TextSize.Pixels(33.3),
      new TextSize.Pixels(700));

  private static final List<String> FONTS = List.of("impact", "thin", "comic", "jp", "he");

  private final long firstSeed = Long.getLong("text.seed", 20_260_711);
  private final boolean repeat = System.getProperty("text.seed") != null;

  private interface Property {
    void check(Random random);
  }

  private void forAll(int times, Property property) {
    for (long seed = firstSeed; seed < firstSeed + (repeat ? 1 : times); seed++) {
      try {
        property.check(new Random(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("with -Dtext.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 256 : 40);
    int[] block = BLOCKS[random.nextInt(BLOCKS.length)];
    for (int i = 0; i < length; i++) {
      if (random.nextInt(6) == 0) {
        block = BLOCKS[random.nextInt(BLOCKS.length)];
      }
      text.appendCodePoint(
          random.nextInt(7) == 0 ? ' ' : block[0] + random.nextInt(block[1] - block[0] + 1));
    }
    return text.toString();
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Caption caption(Random random) {
    CaptionStyle style = new CaptionStyle(
        one(random, FONTS),
        null,
        null,
        one(random, SIZES),
        random.nextInt(4) == 0 ? 0.5 * random.nextDouble() : 0.05,
        one(random, List.of(TextDirection.values())),
        one(random, List.of(TextCase.values())),
        random.nextInt(4) == 0 ? random.nextDouble() * 2.2 - 0.2 : 0.0);
    return new Caption(
        text(random),
        one(random, List.of(VerticalAlign.values())),
        one(random, List.of(HorizontalAlign.values())),
        style);
  }

  private static TemplateLayout layout(Random random, VerticalAlign place) {
    if (random.nextBoolean()) {
      return TemplateLayout.NONE;
    }
    double x = random.nextDouble() * 0.9;
    double y = random.nextDouble() * 0.9;
    double width = (1 - x) * Math.max(0.01, random.nextDouble());
    double height = (1 - y) * Math.max(0.01, random.nextDouble());
    return new TemplateLayout(Map.of(place, new TextBox(x, y, width, height)), CaptionStyle.UNSET);
  }

  private static void inkStaysInBox(Random random) {
    int width = 1 + random.nextInt(random.nextBoolean() ? 60 : 500);
    int height = 1 + random.nextInt(random.nextBoolean() ? 60 : 400);
    Caption caption = caption(random);
    TemplateLayout layout = layout(random, caption.valign());
    Coverage coverage = new Coverage(width, height);
    TestFonts.TYPESETTER.set(TestFonts.macro(caption), layout, coverage, Deadline.never());

    TextBox box = layout.boxes().get(caption.valign());
    Rectangle allowed = box == null
        ? new Rectangle(width, height)
        : new Rectangle(
            (int) Math.round(box.x() * width),
            (int) Math.round(box.y() * height),
            (int) Math.round(box.width() * width) + 1,
            (int) Math.round(box.height() * height) + 1);
    for (Patch patch : coverage.patches()) {
      Rectangle ink = TestFonts.ink(patch);
      assertThat(ink.isEmpty() || allowed.contains(ink))
          .as("%s in %s", ink, allowed)
          .isTrue();
    }
  }

  @Test
  void set_anyText_neverThrowsAndStaysInBox() {
    forAll(150, TextPropertiesTest::inkStaysInBox);
  }

  @Test
  @Tag("slow")
  void set_manyTexts_neverThrowsAndStaysInBox() {
    forAll(20_000, TextPropertiesTest::inkStaysInBox);
  }

  /** The painter cuts off what lies outside of the region; the measuring leaves nothing to cut. */
  @Test
  void place_anyText_hasRoomForAllInk() {
    forAll(150, TextPropertiesTest::roomForAllInk);
  }

  @Test
  @Tag("slow")
  void place_manyTexts_haveRoomForAllInk() {
    forAll(5_000, TextPropertiesTest::roomForAllInk);
  }

  private static void roomForAllInk(Random random) {
    int width = 60 + random.nextInt(500);
    int height = 60 + random.nextInt(400);
    Block block = TestFonts.fit(text(random), one(random, SIZES), width, height);
    Region region = new Region(0, 0, width, height, one(random, List.of(VerticalAlign.values())));
    double stroke = 0.05 * block.pixels();
    PlacedBlock placed =
        PlacedBlock.place(block, region, one(random, List.of(HorizontalAlign.values())), stroke);

    for (int i = 0; i < placed.inks.size(); i++) {
      int x = placed.inkAt.first(i);
      int y = placed.inkAt.second(i);
      Rectangle ink = maskInk(
          placed.inks.get(i),
          block.step(),
          (int) (stroke * GlyphMasks.STROKE_PARTS),
          Math.floorMod(x, 4) + 4 * Math.floorMod(y, 4));
      ink.translate(Math.floorDiv(x, 4), Math.floorDiv(y, 4));
      assertThat(ink.isEmpty() || new Rectangle(width, height).contains(ink))
          .as("%s in %d×%d", ink, width, height)
          .isTrue();
    }
  }

  private static Rectangle maskInk(SetLine.Ink ink, int step, int strokeParts, int subpixel) {
    Rectangle all = new Rectangle(0, 0, -1, -1);
    TestFonts.LIBRARY.masks().draw(ink, step, strokeParts, subpixel, mask -> {
      for (int i = 0; i < mask.coverage().length; i++) {
        if (mask.coverage()[i] != 0) {
          all.add(new Rectangle(
              mask.left() + i % mask.width(), mask.top() + Math.floorDiv(i, mask.width()), 1, 1));
        }
      }
    });
    return all;
  }

  @Test
  void breaks_anyText_neverSplitAGrapheme() {
    BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    forAll(150, random -> {
      String text = CaptionText.of(text(random), TextCase.NONE, TestFonts.LIBRARY.emojiTable())
          .text()
          .replace("\n", " ")
          // Two letters that make no flag are two pictures.
          .replaceAll("[\\x{1f1e6}-\\x{1f1ff}]", "");
      Paragraph paragraph = TestFonts.itemize(text);
      characters.setText(text);
      List<LineRange> lines = new LineBreaker(0, paragraph, 0.3).greedy(2, true);
      for (LineRange line : lines == null ? List.<LineRange>of() : lines) {
        assertThat(characters.isBoundary(paragraph.starts[line.from()])).isTrue();
        assertThat(characters.isBoundary(paragraph.starts[line.to()])).isTrue();
      }
    });
  }

  @Test
  void greedyAndBalanced_anyText_holdAllInkInOrder() {
    forAll(150, random -> {
      Paragraph paragraph = TestFonts.itemize(text(random).replaceAll("\\R|[\\x1c-\\x1e]", " "));
      LineBreaker breaker = new LineBreaker(0, paragraph, 0.3);
      double width = 2 + random.nextDouble() * 10;
      List<LineRange> greedy = breaker.greedy(width, true);
      if (greedy == null) {
        return;
      }
      List<LineRange> balanced = breaker.balanced(greedy, width);

      assertThat(balanced).hasSameSizeAs(greedy);
      for (List<LineRange> lines : List.of(greedy, balanced)) {
        int next = 0;
        for (LineRange line : lines) {
          for (; next < line.from(); next++) {
            assertThat(paragraph.kinds[next]).isEqualTo(Paragraph.Kind.SPACE);
          }
          assertThat(breaker.width(line.from(), line.to())).isLessThanOrEqualTo(width);
          next = line.to();
        }
        assertThat(paragraph.count() - next)
            .isEqualTo((int) Arrays.stream(paragraph.kinds, next, paragraph.count())
                .filter(kind -> kind == Paragraph.Kind.SPACE)
                .count());
      }
    });
  }

  @Test
  void fit_oneWordLess_isNeverSmaller() {
    forAll(100, random -> {
      List<String> words = new ArrayList<>();
      for (int i = 2 + random.nextInt(12); i > 0; i--) {
        StringBuilder word = new StringBuilder();
        for (int j = 1 + random.nextInt(random.nextInt(5) == 0 ? 30 : 9); j > 0; j--) {
          word.append((char) ((random.nextInt(4) == 0 ? 'A' : 'a') + random.nextInt(26)));
        }
        words.add(word.toString());
      }
      int width = 30 + random.nextInt(600);
      int height = 30 + random.nextInt(600);
      int all =
          TestFonts.fit(String.join(" ", words), TextSize.FIT, width, height).step();
      words.remove(random.nextInt(words.size()));
      int less =
          TestFonts.fit(String.join(" ", words), TextSize.FIT, width, height).step();

      assertThat(less).isGreaterThanOrEqualTo(all);
    });
  }
}
