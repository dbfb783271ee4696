package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.ibm.icu.lang.UScript;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import io.memecast.golden.GoldenPictures;
import io.memecast.macro.Caption;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.Outline;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.TemplateLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captions as Chromium draws them, from the same font files, in the same order of fallbacks (CSS {@code font-family}),
 * at {@value ComparedCaption#SIZE} px, without hinting, emoji and synthetic bold. {@code browser/captions.tsv} has 40 in
 * 12 scripts, some of mixed direction; the browser is started once, for {@code browser/page.html} with all of them.
 *
 * <p>With Chromium 156 widths are equal to five digits, all lines begin at the same characters, also those of Chinese,
 * Japanese and Thai, and ink overlaps by 93 % or more. What is missing are edges: the two begin at different parts of a
 * pixel, and we draw at quarters. Of each caption {@code target/golden/browser} has a picture: ours, the browser's, and
 * one over the other.
 *
 * <p>No caption has what the two do differently on purpose: Chromium breaks ASCII by a table of its own (after the hyphen
 * of 12-34, not after the slashes of an address) where we follow UAX #14; it puts an accented letter that the named font
 * lacks together from parts, which may touch, where we take the whole letter from a font that fills in; and likewise
 * U+202F from an ordinary space. HTML makes several spaces one.
 */
class BrowserComparisonIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path PICTURES = Path.of("target/golden/browser");

  /** Of a run's or line's width. */
  private static final double WIDTH_TOLERANCE = 0.001;

  /** Ink of both over ink of either. */
  private static final double LEAST_OVERLAP = 0.9;

  private static final List<ComparedCaption> CAPTIONS = resource("captions.tsv")
      .lines()
      .filter(line -> !line.startsWith("#"))
      .map(ComparedCaption::parse)
      .toList();

  /** What the browser says of each caption; empty without a browser. */
  private static Map<ComparedCaption, BrowserPage.Result> browser = Map.of();

  @BeforeAll
  static void askBrowser(@TempDir Path folder) throws IOException, InterruptedException {
    Chromium chromium = Chromium.find().orElse(null);
    if (chromium != null) {
      Path page = Files.writeString(
          folder.resolve("page.html"), BrowserPage.html(resource("page.html"), CAPTIONS));
      List<BrowserPage.Result> results =
          BrowserPage.results(chromium.document(page, folder, LIMIT));
      assertThat(results).hasSameSizeAs(CAPTIONS);
      browser = IntStream.range(0, results.size())
          .boxed()
          .collect(Collectors.toMap(CAPTIONS::get, results::get));
    }
  }

  @BeforeEach
  void skipWithoutBrowser() {
    assumeFalse(
        browser.isEmpty(), "chromium is not installed: text is not compared with a browser's");
  }

  @AfterAll
  static void writeGallery() throws IOException {
    GoldenPictures.writeGallery();
  }

  private static String resource(String name) {
    String path = "browser/" + name;
    try (InputStream in =
        Objects.requireNonNull(BrowserComparisonIT.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ComparedCaption> captions() {
    return CAPTIONS;
  }

  private static BrowserPage.Result browser(ComparedCaption caption) {
    return Objects.requireNonNull(browser.get(caption));
  }

  @Test
  void captions_areForty_inTwelveScriptsAndMixedDirections() {
    Set<Integer> scripts = new TreeSet<>();
    CAPTIONS.forEach(caption -> caption.runs.forEach(run -> scripts.add(run.script())));

    assertThat(CAPTIONS).hasSize(40);
    assertThat(scripts)
        .contains(
            UScript.LATIN,
            UScript.CYRILLIC,
            UScript.GREEK,
            UScript.ARABIC,
            UScript.HEBREW,
            UScript.DEVANAGARI,
            UScript.BENGALI,
            UScript.TAMIL,
            UScript.TELUGU,
            UScript.THAI,
            UScript.HANGUL,
            UScript.HAN);
    assertThat(CAPTIONS.stream().filter(caption -> caption.paragraph.bidi.isMixed()))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("captions")
  void width_runsAndLine_areTheBrowsers(ComparedCaption caption) {
    List<Run> runs = caption.runs;
    assertThat(browser(caption).runWidths()).hasSameSizeAs(runs);
    for (int i = 0; i < runs.size(); i++) {
      double expected = browser(caption).runWidths().get(i);
      assertThat(caption.width(runs.get(i)))
          .as(caption.text(runs.get(i)))
          .isCloseTo(expected, within(expected * WIDTH_TOLERANCE));
    }
    double line = browser(caption).width();
    assertThat(caption.width).isCloseTo(line, within(line * WIDTH_TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("captions")
  void greedy_someBlockWidths_breaksWhereTheBrowserDoes(ComparedCaption caption) {
    assertThat(caption.blockWidths).hasSizeGreaterThanOrEqualTo(4);
    assertThat(caption.lineStarts())
        .isEqualTo(browser(caption).lineStarts())
        .allSatisfy(starts -> assertThat(starts).hasSizeGreaterThan(1));
  }

  @ParameterizedTest
  @MethodSource("captions")
  void ink_ofOneLine_overlapsTheBrowsers(ComparedCaption caption) throws IOException {
    InkBitmap ink = ink(caption);
    InkBitmap.Overlap overlap = ink.overlap(browser(caption).ink());
    Files.createDirectories(PICTURES);
    ImageIO.write(
        ink.beside(browser(caption).ink(), overlap),
        "png",
        PICTURES.resolve(caption.name + ".png").toFile());

    assertThat(overlap.share()).isGreaterThanOrEqualTo(LEAST_OVERLAP);
  }

  /** What the measure says of ink that should not pass: letters 3 % too large, and other letters. */
  @Test
  void overlap_ofWrongInk_isLow() {
    InkBitmap right = browser(CAPTIONS.get(0)).ink();

    assertThat(right.overlap(right).share()).isEqualTo(1);
    assertThat(ink(CAPTIONS.get(0), ComparedCaption.SIZE * 1.03).overlap(right).share())
        .isLessThan(LEAST_OVERLAP);
    assertThat(ink(CAPTIONS.get(1)).overlap(right).share()).isLessThan(LEAST_OVERLAP);
  }

  private static InkBitmap ink(ComparedCaption caption) {
    return ink(caption, ComparedCaption.SIZE);
  }

  /** The caption in a picture so wide that it stands on one line. */
  private static InkBitmap ink(ComparedCaption caption, double size) {
    Coverage coverage = new Coverage(2 * (int) caption.width, 300);
    TextSize pixels = new TextSize.Pixels(size);
    CaptionStyle style =
        new CaptionStyle(caption.font, null, Outline.NONE, pixels, null, null, null, null);
    Caption line = new Caption(caption.text, VerticalAlign.TOP, HorizontalAlign.LEFT, style);
    TestFonts.TYPESETTER.set(
        TestFonts.macro(line), TemplateLayout.NONE, coverage, Deadline.never());
    return InkBitmap.ofFill((TextPatch) coverage.patches().get(0));
  }
}
