package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import io.memecast.macro.TextCase;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Graphemes and line breaks against Unicode's own conformance files, version 15.0, all of their lines. Where we differ,
 * {@code unicode/README.md} in the test resources says why.
 */
class BreakConformanceTest {
  private static final String BREAK = "÷";
  private static final Pattern HARD_BREAK = Pattern.compile("\r\n|[\n-\r\u0085\u2028\u2029]");

  /** A line such as {@code × 0023 ÷ 0020 ÷}: the text and the indices in it where a ÷ stands, but for the first. */
  private record BreakCase(String line, String text, Set<Integer> breaks) {
    static BreakCase parse(String line) {
      StringBuilder text = new StringBuilder();
      Set<Integer> breaks = new HashSet<>();
      for (String word : line.strip().split("\\s+", -1)) {
        if (word.equals(BREAK)) {
          breaks.add(text.length());
        } else if (!word.equals("×")) {
          text.appendCodePoint(Integer.parseInt(word, 16));
        }
      }
      breaks.remove(0);
      return new BreakCase(line, text.toString(), breaks);
    }
  }

  /** Where we mean to differ, or follow a newer Unicode than the file. */
  private enum Difference {
    /** The file breaks between a space and the mark, joiner or skin tone on it: we never break a grapheme. */
    INSIDE_A_GRAPHEME,
    /** Two regional indicators that are no flag: two pictures of letters instead of a blank flag. */
    NO_SUCH_FLAG,
    /** Unicode 15.1: a quotation mark does not hold on to a bracket after a space (LB15a). */
    QUOTE_SPACE_BRACKET,
    /** Unicode 15.1: a break in front of a number that begins with its decimal point (LB15c). */
    DECIMAL_POINT,
    /** Unicode 16: no break between a full stop and a digit, as in v.2 (LB25). */
    STOP_BEFORE_DIGIT,
    /** Unicode 16: no break after the hyphen that a word begins with (LB20a). */
    WORD_INITIAL_HYPHEN,
    /** Unicode 16: a break after a hyphen between two Hebrew letters (LB21a). */
    HEBREW_HYPHEN,
    /** Unicode 16 and later have fewer pictographs reserved for emoji (GB11). */
    NO_LONGER_PICTOGRAPH,
    UNEXPLAINED;

    boolean is(BreakCase testCase) {
      String line = testCase.line;
      return switch (this) {
        case INSIDE_A_GRAPHEME -> !graphemeStarts(testCase.text).containsAll(testCase.breaks);
        case NO_SUCH_FLAG ->
          testCase
              .text
              .codePoints()
              .anyMatch(c -> UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR));
        case QUOTE_SPACE_BRACKET ->
          line.matches(".*(0022|00AB) × (0308 × )?0020 × (0028|2329|007B) .*");
        case DECIMAL_POINT -> line.contains("0020 × 002E ÷ 003");
        case STOP_BEFORE_DIGIT -> line.matches(".*002[CE] (× 0308 )?÷ 003.*");
        case WORD_INITIAL_HYPHEN -> line.matches("× 002D (× 0308 )?÷ .*");
        case HEBREW_HYPHEN -> line.equals("× 05D0 × 002D × 05D0 ÷");
        case NO_LONGER_PICTOGRAPH ->
          testCase.text.indexOf(0x2701) >= 0
              && !UCharacter.hasBinaryProperty(0x2701, UProperty.EXTENDED_PICTOGRAPHIC);
        case UNEXPLAINED -> true;
      };
    }
  }

  private static List<BreakCase> cases(String name) {
    return UnicodeFiles.lines(name).stream().map(BreakCase::parse).toList();
  }

  /** How many cases have other breaks, by the first class of difference they belong to. */
  private static Map<Difference, Integer> differing(
      List<BreakCase> cases, Function<String, Set<Integer>> breaks) {
    Map<Difference, Integer> differing = new EnumMap<>(Difference.class);
    for (BreakCase testCase : cases) {
      if (!breaks.apply(testCase.text).equals(testCase.breaks)) {
        Difference difference = Arrays.stream(Difference.values())
            .filter(d -> d.is(testCase))
            .findFirst()
            .orElseThrow();
        differing.merge(difference, 1, Integer::sum);
      }
    }
    return differing;
  }

  private static double agreeing(List<BreakCase> cases, Map<Difference, Integer> differing) {
    int different = differing.values().stream().mapToInt(Integer::intValue).sum();
    return 1 - different / (double) cases.size();
  }

  /** Indices where a grapheme begins, and the end; the lines between hard breaks are itemized each by itself. */
  private static Set<Integer> graphemeStarts(String text) {
    Set<Integer> starts = new HashSet<>();
    forEachParagraph(text, (paragraph, at) -> Arrays.stream(paragraph.starts)
        .forEach(start -> starts.add(at + start)));
    starts.remove(0);
    return starts;
  }

  private static Set<Integer> lineEnds(String text) {
    Set<Integer> ends = new HashSet<>();
    forEachParagraph(text, (paragraph, at) -> {
      int count = paragraph.count();
      for (int i = 0; i < count; i++) {
        if (i + 1 < count
            ? paragraph.breakAfter[i]
            : at + paragraph.starts[count] == text.length()) {
          ends.add(at + paragraph.starts[i + 1]);
        }
      }
    });
    HARD_BREAK.matcher(text).results().forEach(hard -> ends.add(hard.end()));
    return ends;
  }

  private interface ParagraphAction {
    void accept(Paragraph paragraph, int at);
  }

  private static void forEachParagraph(String text, ParagraphAction action) {
    Matcher hardBreak = HARD_BREAK.matcher(text);
    int from = 0;
    while (hardBreak.find()) {
      action.accept(TestFonts.itemize(text.substring(from, hardBreak.start())), from);
      from = hardBreak.end();
    }
    action.accept(TestFonts.itemize(text.substring(from)), from);
  }

  /** Of 602 lines 595 agree, 98.8 %. */
  @Test
  void graphemes_ofConformanceFile_agreeButForNamedClasses() {
    List<BreakCase> cases = cases("GraphemeBreakTest");

    Map<Difference, Integer> differing = differing(cases, text -> {
      Set<Integer> starts = new HashSet<>();
      Arrays.stream(TestFonts.itemize(text).starts).forEach(starts::add);
      starts.remove(0);
      return starts;
    });

    assertThat(cases).hasSize(602);
    assertThat(agreeing(cases, differing)).isGreaterThanOrEqualTo(0.988);
    assertThat(differing)
        .isEqualTo(Map.of(Difference.NO_SUCH_FLAG, 6, Difference.NO_LONGER_PICTOGRAPH, 1));
  }

  /** Of 7654 lines 7308 agree, 95.4 %; but for breaks inside a grapheme, 99.6 %. */
  @Test
  void lineBreaks_ofConformanceFile_agreeButForNamedClasses() {
    List<BreakCase> cases = cases("LineBreakTest");

    Map<Difference, Integer> differing = differing(cases, BreakConformanceTest::lineEnds);

    assertThat(cases).hasSize(7654);
    assertThat(agreeing(cases, differing)).isGreaterThanOrEqualTo(0.954);
    assertThat(differing)
        .isEqualTo(Map.of(
            Difference.INSIDE_A_GRAPHEME, 315,
            Difference.STOP_BEFORE_DIGIT, 13,
            Difference.WORD_INITIAL_HYPHEN, 10,
            Difference.QUOTE_SPACE_BRACKET, 6,
            Difference.DECIMAL_POINT, 1,
            Difference.HEBREW_HYPHEN, 1));
  }

  @Test
  void captionText_hardBreaksOfConformanceFile_areOneLineFeedEach() {
    assertThat(cases("LineBreakTest")).allSatisfy(testCase -> {
      String text = CaptionText.of(testCase.text, TextCase.NONE, TestFonts.LIBRARY.emojiTable())
          .text();
      assertThat(text.chars().filter(c -> c == '\n').count())
          .isEqualTo(HARD_BREAK.matcher(testCase.text).results().count());
    });
  }
}
