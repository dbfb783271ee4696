package io.memecast.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.memecast.error.CaptionException;
import java.text.ParseException;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellSyntaxTest {
  private static ImageMacro decode(String macro) {
    return MacroDecoder.decode(ShellSyntax.parse(macro));
  }

  /** Captions are written {@code text/place/alignment;…}, in drawing order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "zoidberg                     § zoidberg §",
        "zoidberg{Test}               § zoidberg § Test/BOTTOM/CENTER",
        "zoidberg{Test1}{Test2}       § zoidberg § Test1/TOP/CENTER;Test2/BOTTOM/CENTER",
        "x{a}{b}{c}                   § x § a/TOP/CENTER;b/MIDDLE/CENTER;c/BOTTOM/CENTER",
        "x{^a}                        § x § a/TOP/CENTER",
        "x{-a}                        § x § a/MIDDLE/CENTER",
        "x{_a}                        § x § a/BOTTOM/CENTER",
        "x{<a}                        § x § a/BOTTOM/LEFT",
        "x{|a}                        § x § a/BOTTOM/CENTER",
        "x{>a}                        § x § a/BOTTOM/RIGHT",
        "x{-<a}                       § x § a/MIDDLE/LEFT",
        "x{|^a}                       § x § a/TOP/CENTER",
        "x{<^Need a test?}{_>Why not Zoidberg?} § x § Need a test?/TOP/LEFT;Why not Zoidberg?/BOTTOM/RIGHT",
        "x{>a}{b}                     § x § a/TOP/RIGHT;b/BOTTOM/CENTER",
        "x{^^a}                       § x § ^a/TOP/CENTER",
        "x{^-a}                       § x § -a/TOP/CENTER",
        "x{_--a--}                    § x § --a--/BOTTOM/CENTER",
        "x{\\^a}                      § x § ^a/BOTTOM/CENTER",
        "x{^\\>a}                     § x § >a/TOP/CENTER",
        "x{a\\}b\\{c\\\\}             § x § a}b{c\\/BOTTOM/CENTER",
        "x{a\\nb}                     § x § a\\nb/BOTTOM/CENTER",
        "x{¯\\_(ツ)_/¯}               § x § ¯\\_(ツ)_~¯/BOTTOM/CENTER",
        "x{a ^_<b}                    § x § a ^_<b/BOTTOM/CENTER",
        "x{}                          § x §",
        "x{}{b}                       § x § b/BOTTOM/CENTER",
        "x{^}{>}                      § x §",
        "x{^a}{^b}{_c}{-d}            § x § a/TOP/CENTER;b/TOP/CENTER;d/MIDDLE/CENTER;c/BOTTOM/CENTER",
        "my template\\{1\\}{a}        § my template{1} § a/BOTTOM/CENTER",
        "../x{a}                      § ../x § a/BOTTOM/CENTER",
      })
  void macro_means_itsCaptions(String macro, String template, String captions) {
    ImageMacro decoded = decode(macro);

    assertThat(decoded.template()).isEqualTo(template);
    assertThat(decoded.captions().stream()
            .map(c -> c.text().replace('/', '~') + '/' + c.valign() + '/' + c.halign())
            .collect(Collectors.joining(";")))
        .isEqualTo(captions == null ? "" : captions);
    assertThat(decoded.captions()).allMatch(c -> c.style().equals(CaptionStyle.UNSET));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "`` § template is missing § 1",
        "{} § template is missing § 1",
        "{Test} § template is missing § 1",
        "`  {Test}` § template is missing § 1",
        "zoidberg{Test § caption is not closed § 9",
        "zoidberg{ § caption is not closed § 9",
        "zoidberg{^ § caption is not closed § 9",
        "zoidberg{a\\} § caption is not closed § 9",
        "zoidberg{a}{b § caption is not closed § 12",
        "zoidberg{Test{More tests}} § caption inside of a caption § 14",
        "zoidberg{Test}} § text between captions § 15",
        "zoidberg} § brace was never opened § 9",
        "} § brace was never opened § 1",
        "zoidberg{a} {b} § text between captions § 12",
        "zoidberg{a}b § text between captions § 12",
        "x{a}{b}{c}{d} § caption needs a mark ^ - or _, as there are more than 3 § 2",
        "x{^a}{^b}{_c}{d} § caption needs a mark ^ - or _, as there are more than 3 § 14",
        "\ud83d\ude00{a § caption is not closed § 2",
      })
  void macro_malformed_namesThePlace(String macro, String reason, int place) {
    assertThatThrownBy(() -> decode(macro))
        .hasMessage("cannot decode request: " + reason + " at character " + place + " of the macro")
        .cause()
        .isInstanceOfSatisfying(
            ParseException.class,
            e -> assertThat(macro.codePointCount(0, e.getErrorOffset()) + 1).isEqualTo(place));
  }

  @Test
  void text_randomAndEscaped_comesBackAsItWas() {
    Random random = new Random(5);
    String alphabet = "{}\\^-_<|>ab \u00e9";
    for (int run = 0; run < 2_000; run++) {
      String text = random
          .ints(1 + random.nextInt(12), 0, alphabet.length())
          .mapToObj(i -> alphabet.substring(i, i + 1))
          .collect(Collectors.joining());
      String escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}");

      ImageMacro decoded =
          decode("x{^<" + (text.matches("[-^_<|>].*") ? "\\" : "") + escaped + "}");

      assertThat(decoded.captions())
          .containsExactly(
              new Caption(text, VerticalAlign.TOP, HorizontalAlign.LEFT, CaptionStyle.UNSET));
    }
  }

  @Test
  void macro_randomNoise_isDecodedOrRefusedAndNothingElse() {
    Random random = new Random(3);
    String alphabet = "x{}\\^-_<|>a\ud800\u0000";
    for (int run = 0; run < 5_000; run++) {
      String macro = random
          .ints(random.nextInt(30), 0, alphabet.length())
          .mapToObj(i -> alphabet.substring(i, i + 1))
          .collect(Collectors.joining());

      Throwable failure = catchThrowable(() -> decode(macro));

      if (failure != null) {
        assertThat(failure).as(macro).isInstanceOf(CaptionException.class);
      }
    }
  }
}
