package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Directions and emoji against Unicode's own conformance files, version 15.0. Where we differ, {@code unicode/README.md}
 * in the test resources says why.
 */
class UnicodeConformanceTest {
  private static final String REMOVED = "x";
  private static final String UNQUALIFIED = "unqualified";

  /**
   * A line of {@code BidiCharacterTest}.
   *
   * @param starts index of each code point
   * @param levels of each code point, or {@value #REMOVED}
   * @param order indices of code points from left to right
   */
  private record BidiCase(
      String text,
      TextDirection direction,
      int paragraphLevel,
      List<Integer> starts,
      List<String> levels,
      List<Integer> order) {
    static BidiCase parse(String line) {
      String[] fields = line.split(";", -1);
      String text = UnicodeFiles.text(fields[0]);
      List<Integer> starts = new ArrayList<>();
      for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        starts.add(i);
      }
      TextDirection direction =
          switch (fields[1]) {
            case "0" -> TextDirection.LTR;
            case "1" -> TextDirection.RTL;
            default -> TextDirection.AUTO;
          };
      return new BidiCase(
          text,
          direction,
          Integer.parseInt(fields[2]),
          starts,
          words(fields[3]).toList(),
          words(fields[4]).map(Integer::valueOf).toList());
    }

    private static Stream<String> words(String field) {
      return field.isBlank() ? Stream.empty() : Stream.of(field.strip().split("\\s+", -1));
    }

    boolean agrees() {
      Paragraph paragraph = TestFonts.itemizer("impact").itemize(text, direction);
      return paragraph.bidi.getParaLevel() == paragraphLevel
          && levelsAgree(paragraph)
          && visualStarts(paragraph).equals(expectedStarts(paragraph));
    }

    private boolean levelsAgree(Paragraph paragraph) {
      for (int i = 0; i < levels.size(); i++) {
        if (!levels.get(i).equals(REMOVED)
            && paragraph.bidi.getLevelAt(starts.get(i)) != Integer.parseInt(levels.get(i))) {
          return false;
        }
      }
      return true;
    }

    /** First character of each grapheme that has a level, from left to right. */
    private List<Integer> visualStarts(Paragraph paragraph) {
      List<Integer> visual = new ArrayList<>();
      for (Run run : new RunCutter(paragraph).visualRuns(0, paragraph.count())) {
        for (int i = 0; i < run.to() - run.from(); i++) {
          int start = paragraph.starts[run.rightToLeft() ? run.to() - 1 - i : run.from() + i];
          if (!levels.get(starts.indexOf(start)).equals(REMOVED)) {
            visual.add(start);
          }
        }
      }
      return visual;
    }

    private List<Integer> expectedStarts(Paragraph paragraph) {
      return order.stream()
          .map(starts::get)
          .filter(start -> Arrays.binarySearch(paragraph.starts, start) >= 0)
          .toList();
    }
  }

  /** What ICU4J 78 does otherwise. */
  private enum BidiDifference {
    /** An embedding or override is followed at once by another, or has an isolate inside. */
    EXPLICIT_LEVELS,
    /** A mark on a bracket has not the bracket's level; it is drawn with it all the same, being one grapheme. */
    MARK_ON_BRACKET,
    /** More than 63 brackets one inside the other are still paired. */
    DEEP_BRACKETS;

    static BidiDifference of(BidiCase testCase) {
      IntPredicate isExplicit = c -> c >= 0x202a && c <= 0x202e;
      IntPredicate isMark = c -> UCharacter.getType(c) == ECharacterCategory.NON_SPACING_MARK
          || UCharacter.getType(c) == ECharacterCategory.ENCLOSING_MARK;
      if (testCase.text.codePoints().anyMatch(isExplicit)) {
        return EXPLICIT_LEVELS;
      }
      return testCase.text.codePoints().anyMatch(isMark) ? MARK_ON_BRACKET : DEEP_BRACKETS;
    }
  }

  /** Of 11682 lines 11651 agree, 99.7 %: all but 31 of the first 86, which were written to be hard. */
  @Test
  void bidi_levelsAndOrderOfConformanceFile_agreeButForNamedClasses() {
    List<BidiCase> cases =
        UnicodeFiles.lines("BidiCharacterTest").stream().map(BidiCase::parse).toList();

    Map<BidiDifference, Long> differing = cases.stream()
        .filter(testCase -> !testCase.agrees())
        .collect(Collectors.groupingBy(BidiDifference::of, Collectors.counting()));

    assertThat(cases).hasSize(11682);
    assertThat(differing)
        .isEqualTo(Map.of(
            BidiDifference.EXPLICIT_LEVELS, 21L,
            BidiDifference.MARK_ON_BRACKET, 9L,
            BidiDifference.DEEP_BRACKETS, 1L));
  }

  /** Of 4733 lines 4648 agree, 98.2 %; of the others UTS #51 says that they are letters by default. */
  @Test
  void emoji_ofConformanceFile_areEachOnePictureButForLetters() {
    List<String> lines = UnicodeFiles.lines("emoji-test");

    List<String> letters = lines.stream().filter(line -> !isOnePicture(line)).toList();

    assertThat(lines).hasSize(4733);
    assertThat(letters).hasSize(85).allSatisfy(line -> {
      String letter = sequence(line);
      assertThat(line).endsWith(UNQUALIFIED);
      assertThat(letter.codePointCount(0, letter.length())).isEqualTo(1);
      assertThat(UCharacter.hasBinaryProperty(letter.codePointAt(0), UProperty.EMOJI_PRESENTATION))
          .isFalse();
      assertThat(TestFonts.itemize(letter).faces).doesNotContainNull();
    });
  }

  private static String sequence(String line) {
    return UnicodeFiles.text(line.replaceFirst(";.*", ""));
  }

  private static boolean isOnePicture(String line) {
    CaptionText caption =
        CaptionText.of(sequence(line), TextCase.NONE, TestFonts.LIBRARY.emojiTable());
    Paragraph paragraph = TestFonts.itemize(caption.text());
    return paragraph.count() == 1 && paragraph.emoji[0] != null;
  }
}
