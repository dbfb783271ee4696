package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.TemplateLayout;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Different texts at different sizes for a long time: neither our caches nor the JDK's keep growing. */
class TextSoakTest {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZабвгдежзшщ漢字仮名";

  private static void setTexts(int count, long allowedGrowthBytes) {
    FontLibrary library = new FontLibrary(TestFonts.FONTS, TestFonts.EMOJI, 16, 1 << 20);
    Typesetter typesetter = new Typesetter(library, 1 << 20, false);
    Coverage coverage = new Coverage(1, 1);
    Random random = new Random(11);
    long before = 0;
    for (int i = 0; i < count; i++) {
      coverage.reset(100 + random.nextInt(300), 100 + random.nextInt(300));
      typesetter.set(
          TestFonts.macro(TestFonts.caption(
              text(random), VerticalAlign.TOP, new TextSize.Pixels(6 + random.nextDouble() * 90))),
          TemplateLayout.NONE,
          coverage,
          Deadline.never());
      if (i == count / 4) {
        // By now every cache is full.
        before = usedHeap();
      }
    }
    assertThat(usedHeap() - before).isLessThan(allowedGrowthBytes);
    assertThat(library.derivedStatistics())
        .hasEntrySatisfying(
            "glyph_masks", masks -> assertThat(masks.fillRate()).isGreaterThan(0.5));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 3 + random.nextInt(30); i > 0; i--) {
      text.append(random.nextInt(6) == 0 ? ' ' : LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void set_manyTextsAndSizes_heapStaysFlat() {
    setTexts(400, 8 << 20);
  }

  @Test
  @Tag("slow")
  void set_hundredThousandTextsAndSizes_heapStaysFlat() {
    setTexts(100_000, 8 << 20);
  }
}
