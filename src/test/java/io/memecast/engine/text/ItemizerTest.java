package io.memecast.engine.text;

import static io.memecast.engine.text.TestFonts.itemize;
import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.macro.TextDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemizerTest {
  private static List<String> runs(Paragraph paragraph) {
    List<String> runs = new ArrayList<>();
    new RunCutter(paragraph)
        .forEachRun(0, paragraph.count(), run -> runs.add(paragraph.text(run.from(), run.to())));
    return runs;
  }

  private static List<String> visual(Paragraph paragraph) {
    return new RunCutter(paragraph)
        .visualRuns(0, paragraph.count()).stream()
            .map(run -> paragraph.text(run.from(), run.to()))
            .toList();
  }

  private static List<String> emoji(Paragraph paragraph) {
    return Stream.of(paragraph.emoji)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
  }

  private static List<String> pieces(Paragraph paragraph) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < paragraph.count(); i++) {
      if (paragraph.breakAfter[i]) {
        pieces.add(paragraph.text(start, i + 1));
        start = i + 1;
      }
    }
    return pieces;
  }

  @Test
  void itemize_mixedScripts_areCutIntoRuns() {
    assertThat(runs(itemize("abc где שלום 123 नमस्ते")))
        .containsExactly("abc ", "где", " ", "שלום", " ", "123", " ", "नमस्ते");
  }

  @Test
  void itemize_accentOutsideOfNamedFace_takesItsLetterAlong() {
    // Anton has q but no grave accent below: the letter leaves with its mark.
    Paragraph paragraph = itemize("aq\u0316b");

    assertThat(paragraph.count()).isEqualTo(3);
    assertThat(paragraph.faces[1]).isNotNull().isNotSameAs(paragraph.faces[0]);
    assertThat(paragraph.faces[2]).isSameAs(paragraph.faces[0]);
    assertThat(runs(paragraph)).containsExactly("a", "q\u0316", "b");
  }

  @Test
  void visualRuns_latinInHebrew_areReordered() {
    Paragraph paragraph = itemize("שלום abc עולם");

    assertThat(paragraph.isRightToLeft()).isTrue();
    assertThat(visual(paragraph)).containsExactly("עולם", " ", "abc", " ", "שלום");
  }

  @Test
  void itemize_requestedDirection_winsOverFirstLetter() {
    assertThat(TestFonts.itemizer("impact").itemize("abc!", TextDirection.RTL).isRightToLeft())
        .isTrue();
    assertThat(TestFonts.itemizer("impact").itemize("שלום", TextDirection.LTR).isRightToLeft())
        .isFalse();
  }

  @Test
  void shape_bracketsInRightToLeft_areMirrored() {
    Face face = TestFonts.LIBRARY.chain("notosans").named();
    int open = TestFonts.LIBRARY.shaper().shape(face, "(", false).glyphs()[0];
    int close = TestFonts.LIBRARY.shaper().shape(face, ")", false).glyphs()[0];

    assertThat(TestFonts.LIBRARY.shaper().shape(face, "()", true).glyphs())
        .containsExactly(open, close);
  }

  @ParameterizedTest
  @CsvSource({
    "👍🏽,1f44d-1f3fd",
    "👨‍👩‍👧‍👦,1f468-200d-1f469-200d-1f467-200d-1f466",
    "🏳️‍🌈,1f3f3-200d-1f308",
    "🏳‍🌈,1f3f3-200d-1f308",
    "🇯🇵,1f1ef-1f1f5",
    "1️⃣,31-20e3",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿,1f3f4-e0067-e0062-e0073-e0063-e0074-e007f",
    "❤️,2764",
    "🔥,1f525"
  })
  void itemize_sequence_isOneEmoji(String text, String key) {
    Paragraph paragraph = itemize(text);

    assertThat(paragraph.count()).isEqualTo(1);
    assertThat(emoji(paragraph)).containsExactly(key);
  }

  @ParameterizedTest
  @CsvSource({
    "❤,''",
    "❤\ufe0e,''",
    "🔥\ufe0e,1f525",
    "©,''",
    "©\ufe0f,a9",
    "1,''",
    "#️,''",
    "⌚,231a"
  })
  void itemize_presentation_followsSelectorAndDefault(String text, String keys) {
    // Fire has no letter form in any font, so it stays a picture even where a letter is asked for.
    assertThat(String.join(",", emoji(itemize(text)))).isEqualTo(keys);
  }

  @Test
  void itemize_sequenceWithoutPicture_isItsBase() {
    // A dancing person of Emoji 17, and a dog with a skin tone: no such pictures.
    assertThat(emoji(itemize("🧑‍🩰"))).containsExactly("1f9d1");
    assertThat(emoji(itemize("🐶🏽"))).containsExactly("1f436");
  }

  @Test
  void itemize_flagThatIsNone_isTwoLetters() {
    assertThat(emoji(itemize("🇽🇽"))).containsExactly("1f1fd", "1f1fd");
  }

  @Test
  void breaks_thai_areBetweenWordsOfTheDictionary() {
    assertThat(pieces(itemize("ภาษาไทยไม่มีช่องว่าง")))
        .containsExactly("ภาษา", "ไทย", "ไม่มี", "ช่อง", "ว่าง");
  }

  @Test
  void breaks_japanese_keepKinsoku() {
    assertThat(pieces(itemize("「テスト」です。きゃ、ー")))
        .noneMatch(piece -> "」。ゃ、ー".indexOf(piece.charAt(0)) >= 0)
        .noneMatch(piece -> piece.endsWith("「"));
  }

  @Test
  void breaks_noBreakSpaceAndJoiner_areHonoured() {
    assertThat(pieces(itemize("10\u00a0km of\u2060f go")))
        .containsExactly("10\u00a0km ", "of\u2060f ", "go");
    assertThat(pieces(itemize("zero\u200bwidth"))).containsExactly("zero\u200b", "width");
  }

  @Test
  void advances_zeroWidthCharacters_areNone() {
    Paragraph paragraph = itemize("a\u200b\u2060\u200e\u00adb");

    assertThat(paragraph.count()).isEqualTo(6);
    assertThat(paragraph.advances[1]
            + paragraph.advances[2]
            + paragraph.advances[3]
            + paragraph.advances[4])
        .isZero();
    assertThat(paragraph.missing).isZero();
  }

  @Test
  void itemize_letterOfNoFont_isCountedAndHasNoInk() {
    Paragraph paragraph = itemize("a\ud80c\udc00b");

    assertThat(paragraph.missing).isEqualTo(1);
    assertThat(paragraph.advances[1]).isZero();
  }
}
