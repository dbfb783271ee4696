package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.macro.TextCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTextTest {
  private static CaptionText of(String raw) {
    return CaptionText.of(raw, TextCase.NONE, TestFonts.LIBRARY.emojiTable());
  }

  @Test
  void of_lineBreaks_areOneKind() {
    assertThat(of("a\r\nb\rc\nd\u2028e\u2029f\u0085g\u000bh").text())
        .isEqualTo("a\nb\nc\nd\ne\nf\ng\nh");
  }

  @Test
  void of_decomposed_isComposed() {
    assertThat(of("e\u0301").text()).isEqualTo("é");
  }

  @Test
  void of_controlsAndUnassigned_areLeftOut() {
    CaptionText text = of("a\u0000\u001bb\u0378\udc00\tc");

    assertThat(text.text()).isEqualTo("ab c");
    assertThat(text.dropped()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "ok :thumbsup: :fire:,ok 👍️ 🔥️",
    ":THUMBSUP:,👍️",
    ":nosuchname: x:y,:nosuchname: x:y",
    "at 9:100:30,at 9:100:30",
    "::::fire::,:::🔥️:",
    ":flag_us:,🇺️🇸"
  })
  void of_names_becomeEmoji(String raw, String expected) {
    assertThat(of(raw).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "straße,STRASSE,straße",
    "ΟΔΟΣ,ΟΔΟΣ,οδος",
    "Άνθρωπος,ΑΝΘΡΩΠΟΣ,άνθρωπος",
    "ıŞIK izin,IŞIK İZİN,ışık izin",
    "title,TITLE,title",
    "ﬁn,FIN,ﬁn"
  })
  void of_case_followsTheLanguageOfTheLetters(String raw, String upper, String lower) {
    EmojiTable emoji = TestFonts.LIBRARY.emojiTable();

    assertThat(CaptionText.of(raw, TextCase.UPPER, emoji).text()).isEqualTo(upper);
    assertThat(CaptionText.of(raw, TextCase.LOWER, emoji).text().replace('σ', 'ς'))
        .isEqualTo(lower.replace('σ', 'ς'));
  }

  @Test
  void of_finalSigma_isFinalOnlyAtTheEnd() {
    assertThat(CaptionText.of("ΣΟΦΟΣ", TextCase.LOWER, TestFonts.LIBRARY.emojiTable())
            .text())
        .isEqualTo("σοφος".replaceAll("σ$", "ς"));
  }
}
