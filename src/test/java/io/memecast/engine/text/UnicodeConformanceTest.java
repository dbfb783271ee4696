package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Bidi;
import io.memecast.macro.TextDirection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Breaks, graphemes, directions and emoji against samples of Unicode's own conformance files, version 15.0 (made by
 * {@code unicode/sample.sh}, their licence beside them).
 */
class UnicodeConformanceTest {
  private static final String BREAK = "÷";

  private static List<String> resource(String name) {
    String path = "unicode/" + name;
    try (InputStream in =
        Objects.requireNonNull(UnicodeConformanceTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String hexWords) {
    StringBuilder text = new StringBuilder();
    for (String hex : hexWords.strip().split("\\s+", -1)) {
      text.appendCodePoint(Integer.parseInt(hex, 16));
    }
    return text.toString();
  }

  /** A line such as {@code × 0023 ÷ 0020 ÷}: the text and the indices in it where a ÷ stands. */
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

    boolean hasHardBreak() {
      return text.chars()
          .anyMatch(c -> (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029);
    }
  }

  /** The cases whose breaks differ, by the first class of difference they belong to. */
  private static Map<Difference, List<String>> differing(
      List<BreakCase> cases, Function<Paragraph, Set<Integer>> breaks) {
    Map<Difference, List<String>> differing = new EnumMap<>(Difference.class);
    for (BreakCase testCase : cases) {
      Paragraph paragraph = TestFonts.itemize(testCase.text);
      if (!breaks.apply(paragraph).equals(testCase.breaks)) {
        Difference difference = Arrays.stream(Difference.values())
            .filter(d -> d.is(testCase, paragraph))
            .findFirst()
            .orElseThrow();
        differing.computeIfAbsent(difference, d -> new ArrayList<>()).add(testCase.line);
      }
    }
    return differing;
  }

  /** Where we mean to differ, or follow a newer Unicode than the file. */
  private enum Difference {
    /** The file breaks between a space and the mark, joiner or skin tone on it: we never break a grapheme. */
    INSIDE_A_GRAPHEME,
    /** Two regional indicators that are no flag: two pictures of letters instead of a blank flag. */
    NO_SUCH_FLAG,
    /** Unicode 15.1: a straight quotation mark does not hold on to a bracket after a space (LB15a). */
    QUOTE_SPACE_BRACKET,
    /** Unicode 16: no break between a full stop and a digit, as in v.2 (LB25). */
    STOP_BEFORE_DIGIT,
    /** Unicode 16 and later have fewer pictographs reserved for emoji (GB11). */
    NO_LONGER_PICTOGRAPH,
    UNEXPLAINED;

    boolean is(BreakCase testCase, Paragraph paragraph) {
      return switch (this) {
        case INSIDE_A_GRAPHEME ->
          testCase.breaks.stream()
              .anyMatch(index -> Arrays.binarySearch(paragraph.starts, index) < 0);
        case NO_SUCH_FLAG ->
          testCase
              .text
              .codePoints()
              .anyMatch(c -> UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR));
        case QUOTE_SPACE_BRACKET -> testCase.line.matches("× 0022 .*0020 × .*");
        case STOP_BEFORE_DIGIT -> testCase.line.contains("002E ÷ 0032");
        case NO_LONGER_PICTOGRAPH ->
          testCase.text.indexOf(0x2701) >= 0
              && !UCharacter.hasBinaryProperty(0x2701, UProperty.EXTENDED_PICTOGRAPHIC);
        case UNEXPLAINED -> true;
      };
    }
  }

  /** Of 602 lines 595 agree, 98.8 %. */
  @Test
  void graphemes_ofConformanceFile_agreeButForUnknownFlags() {
    List<BreakCase> cases =
        resource("GraphemeBreakTest.txt").stream().map(BreakCase::parse).toList();

    Map<Difference, List<String>> differing = differing(cases, paragraph -> {
      Set<Integer> starts = new HashSet<>();
      Arrays.stream(paragraph.starts).filter(start -> start > 0).forEach(starts::add);
      return starts;
    });

    assertThat(cases).hasSize(602);
    assertThat(differing)
        .containsOnlyKeys(Difference.NO_SUCH_FLAG, Difference.NO_LONGER_PICTOGRAPH);
    assertThat(differing.get(Difference.NO_SUCH_FLAG)).hasSize(6);
    assertThat(differing.get(Difference.NO_LONGER_PICTOGRAPH)).hasSize(1);
  }

  /** Of 792 lines without a hard break 732 agree, 92.4 %; but for breaks inside a grapheme, 99.6 %. */
  @Test
  void lineBreaks_ofConformanceFile_agreeButForNamedClasses() {
    List<BreakCase> cases = resource("LineBreakTest.txt").stream()
        .map(BreakCase::parse)
        .filter(testCase -> !testCase.hasHardBreak())
        .toList();

    Map<Difference, List<String>> differing = differing(cases, paragraph -> {
      Set<Integer> ends = new HashSet<>();
      for (int i = 0; i < paragraph.count(); i++) {
        if (paragraph.breakAfter[i]) {
          ends.add(paragraph.starts[i + 1]);
        }
      }
      return ends;
    });

    assertThat(cases).hasSize(792);
    assertThat(differing)
        .containsOnlyKeys(
            Difference.INSIDE_A_GRAPHEME,
            Difference.QUOTE_SPACE_BRACKET,
            Difference.STOP_BEFORE_DIGIT);
    assertThat(differing.get(Difference.INSIDE_A_GRAPHEME)).hasSize(57);
    assertThat(differing.get(Difference.QUOTE_SPACE_BRACKET)).hasSize(2);
    assertThat(differing.get(Difference.STOP_BEFORE_DIGIT)).hasSize(1);
  }

  /** All 1503 lines agree. */
  @Test
  void bidi_levelsAndOrderOfConformanceFile() {
    for (String line : resource("BidiCharacterTest.txt")) {
      String[] fields = line.split(";", -1);
      String text = text(fields[0]);
      TextDirection direction =
          switch (fields[1]) {
            case "0" -> TextDirection.LTR;
            case "1" -> TextDirection.RTL;
            default -> TextDirection.AUTO;
          };
      Bidi bidi = TestFonts.itemizer("impact").itemize(text, direction).bidi;
      String[] levels = fields[3].strip().split("\\s+", -1);
      int index = 0;
      for (String level : levels) {
        if (!level.equals("x")) {
          assertThat((int) bidi.getLevelAt(index)).as(line).isEqualTo(Integer.parseInt(level));
        }
        index += Character.charCount(text.codePointAt(index));
      }
      assertThat((int) bidi.getParaLevel()).isEqualTo(Integer.parseInt(fields[2]));
    }
  }

  @Test
  void emoji_ofConformanceFile_areEachOnePicture() {
    EmojiTable table = TestFonts.LIBRARY.emojiTable();

    assertThat(resource("emoji-test.txt")).allSatisfy(line -> {
      String sequence = text(line);
      assertThat(table.match(sequence, 0).map(EmojiTable.Match::end)).contains(sequence.length());
    });
  }
}
