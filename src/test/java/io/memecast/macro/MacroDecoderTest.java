package io.memecast.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are written as JSON, with {@code '} for {@code "}, as that shows every kind of value. */
class MacroDecoderTest {
  static ImageMacro decode(String json) {
    return MacroDecoder.decode(
        MacroJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static String failure(String json) {
    CaptionException e = catchThrowableOfType(CaptionException.class, () -> decode(json));
    assertThat(e).as(json).isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(e.getMessage()).startsWith("cannot decode request: ");
    return e.getMessage().substring("cannot decode request: ".length());
  }

  private static Caption plain(String text, VerticalAlign valign) {
    return new Caption(text, valign, HorizontalAlign.CENTER, CaptionStyle.UNSET);
  }

  private static CaptionStyle styleOf(String members) {
    return decode("{'template':'x','top_text':'a'," + members + "}")
        .captions()
        .get(0)
        .style();
  }

  @Test
  void template_alone_isTheBarePicture() {
    assertThat(decode("{'template':'zoidberg'}"))
        .isEqualTo(new ImageMacro("zoidberg", null, null, List.of()));
  }

  @Test
  void everyKey_ofThePage_isDecoded() {
    ImageMacro macro = decode(
        """
        {"template":"x","width":640,"height":480,
         "top_text":"t","top_align":"left","top_font":"F","top_color":"red","top_outline":"blue","top_size":12.5,
         "middle_text":"m","middle_align":"center","middle_outline":null,"middle_size":"shrink",
         "bottom_text":"b","bottom_align":"right","bottom_case":"upper","bottom_direction":"rtl",
         "bottom_outline_width":0.1,"bottom_letter_spacing":-0.2,"bottom_outline":"auto","bottom_size":"fit"}""");

    assertThat(macro)
        .isEqualTo(new ImageMacro(
            "x",
            640,
            480,
            List.of(
                new Caption(
                    "t",
                    VerticalAlign.TOP,
                    HorizontalAlign.LEFT,
                    new CaptionStyle(
                        "F",
                        new Rgb(255, 0, 0),
                        new Outline.Colored(new Rgb(0, 0, 255)),
                        new TextSize.Pixels(12.5),
                        null,
                        null,
                        null,
                        null)),
                new Caption(
                    "m",
                    VerticalAlign.MIDDLE,
                    HorizontalAlign.CENTER,
                    new CaptionStyle(
                        null, null, Outline.NONE, TextSize.SHRINK, null, null, null, null)),
                new Caption(
                    "b",
                    VerticalAlign.BOTTOM,
                    HorizontalAlign.RIGHT,
                    new CaptionStyle(
                        null,
                        null,
                        Outline.AUTO,
                        TextSize.FIT,
                        0.1,
                        TextDirection.RTL,
                        TextCase.UPPER,
                        -0.2)))));
  }

  @Test
  void captionObject_everyKey_isTheSameAsSimpleKeys() {
    assertThat(
            decode(
                """
        {"template":"x","captions":[{"text":"a","valign":"middle","halign":"right","font":"F","color":[1,2,3],
         "outline":"none","size":"flex","outline_width":"0.25","direction":"ltr","case":"lower",
         "letter_spacing":2}]}"""))
        .isEqualTo(
            decode(
                """
        {"template":"x","middle_text":"a","middle_align":"right","font":"F","color":{"r":1,"green":2,"b":3},
         "outline":null,"size":"fit","outline_width":0.25,"direction":"ltr","case":"lower",
         "letter_spacing":2.0}"""));
  }

  @Test
  void keys_trimmedAndLowerCased_atEveryLevel() {
    assertThat(
            decode(
                "{' Template ':'x','CAPTIONS':[{'Text':'a','\\tVALIGN':'Top','Color':{' R':1,'G':2,'Blue':3}}]}"))
        .isEqualTo(
            decode("{'template':'x','captions':[{'text':'a','valign':'top','color':[1,2,3]}]}"));
  }

  @Test
  void unprefixedProperty_holdsForEveryPlace() {
    ImageMacro macro =
        decode("{'template':'x','font':'F','top_text':'a','bottom_text':'b','top_color':'red'}");

    assertThat(macro.captions()).allMatch(caption -> "F".equals(caption.style().font()));
    assertThat(macro.captions().get(0).style().color()).isEqualTo(new Rgb(255, 0, 0));
    assertThat(macro.captions().get(1).style().color()).isNull();
  }

  @Test
  void texts_byTheirNumber_findTheirPlaces() {
    assertThat(decode("{'template':'x','captions':[]}").captions()).isEmpty();
    assertThat(decode("{'template':'x','captions':['a']}").captions())
        .containsExactly(plain("a", VerticalAlign.BOTTOM));
    assertThat(decode("{'template':'x','captions':['a','b']}").captions())
        .containsExactly(plain("a", VerticalAlign.TOP), plain("b", VerticalAlign.BOTTOM));
    assertThat(decode("{'template':'x','captions':['a','b','c']}").captions())
        .containsExactly(
            plain("a", VerticalAlign.TOP),
            plain("b", VerticalAlign.MIDDLE),
            plain("c", VerticalAlign.BOTTOM));
  }

  @Test
  void emptyText_inAList_keepsItsPlaceAndDrawsNothing() {
    assertThat(decode("{'template':'x','captions':['','b','']}").captions())
        .containsExactly(plain("b", VerticalAlign.MIDDLE));
  }

  @Test
  void simpleCaption_withoutText_isDroppedButChecked() {
    assertThat(decode("{'template':'x','top_text':'','top_color':'red','middle_size':3}")
            .captions())
        .isEmpty();
    assertThat(failure("{'template':'x','top_color':'reddish'}"))
        .startsWith("top_color must be a color")
        .endsWith("was \"reddish\"");
  }

  @Test
  void captions_inAnotherOrder_areTheSameMacro() {
    String a = "{'text':'a','valign':'bottom','align':'right'}";
    String b = "{'text':'b','valign':'bottom','align':'left'}";
    String c = "{'text':'c','valign':'top'}";

    ImageMacro macro = decode("{'template':'x','captions':[" + a + "," + b + "," + c + "]}");

    assertThat(macro)
        .isEqualTo(decode("{'template':'x','captions':[" + c + "," + a + "," + b + "]}"));
    assertThat(macro.captions()).extracting(Caption::text).containsExactly("c", "b", "a");
  }

  @Test
  void captions_sameTextAndPlace_areOrderedByStyleWhateverTheFontIsCalled() {
    String a = "{'text':'a','valign':'top','font':'A, color=#ffffff','color':'red'}";
    String b = "{'text':'a','valign':'top','font':'a, Color=#ffffff','color':'blue'}";

    assertThat(decode("{'template':'x','captions':[" + a + "," + b + "]}"))
        .isEqualTo(decode("{'template':'x','captions':[" + b + "," + a + "]}"));
  }

  @Test
  void text_isComposed() {
    assertThat(decode("{'template':'x','top_text':'e\u0301\u1100\u1161'}")
            .captions()
            .get(0)
            .text())
        .isEqualTo("\u00e9\uac00");
  }

  @Test
  void text_ofTheLimitAfterComposition_isTaken() {
    assertThat(decode("{'template':'x','top_text':'" + "e\u0301".repeat(256) + "'}")
            .captions())
        .hasSize(1);
    assertThat(decode("{'template':'x','top_text':'" + "\ud83d\ude00".repeat(256) + "'}")
            .captions())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {257, 1024, 1025, 60_000})
  void text_tooLong_isRefusedWithItsLength(int length) {
    assertThat(failure("{'template':'x','captions':['" + "a".repeat(length) + "']}"))
        .isEqualTo("caption text is too long: " + length + " > 256 characters in `captions[0]`");
  }

  @Test
  void text_endlessCombiningMarks_isRefusedWithoutSortingThem() {
    String marks = "\u0301\u0316".repeat(30_000);

    assertThat(failure("{'template':'x','top_text':'a" + marks + "'}"))
        .startsWith("caption text is too long: 60001 > 256");
  }

  @Test
  void text_controls_areKept() {
    assertThat(decode("{'template':'x','top_text':'a\\u0000\\nb'}")
            .captions()
            .get(0)
            .text())
        .isEqualTo("a\u0000\nb");
  }

  @Test
  void sixteenCaptions_areTaken_seventeenAreNot() {
    String sixteen = IntStream.range(0, 16)
        .mapToObj(i -> "{'text':'" + i + "','valign':'top'}")
        .collect(Collectors.joining(","));

    assertThat(decode("{'template':'x','captions':[" + sixteen + "]}").captions())
        .hasSize(16);
    assertThat(failure("{'template':'x','captions':[" + sixteen + ",{'text':'q','valign':'top'}]}"))
        .isEqualTo("captions must be at most 16 captions, had 17");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "12        | 12",
        "0         | 0",
        "-0.0      | 0",
        "64.5      | 64.5",
        "1e2       | 100",
        "65535     | 65535",
        "'64'      | 64",
        "' 64.5 '  | 64.5",
        "'.5'      | 0.5",
        "'5.'      | 5",
        "'+1E1'    | 10",
        "'-0'      | 0",
      })
  void size_number_isPixels(String json, double pixels) {
    assertThat(styleOf("'top_size':" + json).size()).isEqualTo(new TextSize.Pixels(pixels));
  }

  @ParameterizedTest
  @CsvSource({"shrink,Shrink", "SHRINK,Shrink", "' fit ',Fit", "flex,Fit", "Fit,Fit"})
  void size_word_isItsKind(String word, String kind) {
    assertThat(styleOf("'top_size':'" + word + "'").size()).hasToString(kind + "[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1", "-0.001", "'-1'", "1e400", "'1e400'", "65536", "'NaN'", "'Infinity'", "'inf'", "''",
        "'64px'", "'0x10'", "'1e'", "'large'", "true", "null", "[]", "{}", "'1,5'", "'٣'"
      })
  void size_anythingElse_isRefused(String json) {
    assertThat(failure("{'template':'x','top_text':'a','top_size':" + json + "}"))
        .startsWith(
            "top_size must be a number of pixels from 0 to 65535, shrink, fit or flex, was ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "width  | 1      | 1",
        "height | 1024   | 1024",
        "width  | '640'  | 640",
        "height | ' 07 ' | 7",
      })
  void side_wholeNumber_isTaken(String key, String json, int side) {
    ImageMacro macro = decode("{'template':'x','" + key + "':" + json + "}");

    assertThat(key.equals("width") ? macro.width() : macro.height()).isEqualTo(side);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1025       | 1025",
        "'2000'     | 2000",
        "4294967297 | 4294967297",
        "99999999999999999999999999 | 99999999999999999999999999",
      })
  void side_tooLarge_isRefusedWithItsValue(String json, String shown) {
    assertThat(failure("{'template':'x','width':" + json + "}"))
        .isEqualTo("width is too large: " + shown + " > 1024");
    assertThat(failure("{'template':'x','height':" + json + "}"))
        .isEqualTo("height is too large: " + shown + " > 1024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "-5", "64.5", "1e2", "100.0", "'abc'", "''", "'64.0'", "null", "true", "[]", "'1e2'"
      })
  void side_anythingElse_isRefused(String json) {
    assertThat(failure("{'template':'x','height':" + json + "}"))
        .startsWith("height must be a whole number from 1 to 1024");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                  | missing key `template`",
        "{'template':''}                     | template must be a non-empty string, was \"\"",
        "{'template':5}                      | template must be a string, was 5",
        "{'template':null}                   | template must be a string, was null",
        "{'template':'a\\u0000b'}            | template must be a name without control characters, was \"a\\u0000b\"",
        "{'template':'\\ud800'}              | template must be well-formed Unicode, was \"\\ud800\"",
        "{'template':'x','foo':1}            | unknown key `foo`",
        "{'template':'x',' Foo ':1}          | unknown key `foo`",
        "{'template':'x','top_valign':'top'} | unknown key `top_valign`",
        "{'template':'x','align':'left'}     | unknown key `align`",
        "{'template':'x','text':'a'}         | unknown key `text`",
        "{'template':'x','Template':'y'}     | duplicate key `template`",
        "{'template':'x','top_text':5}       | top_text must be a string, was 5",
        "{'template':'x','top_text':null}    | top_text must be a string, was null",
        "{'template':'x','top_text':['a']}   | top_text must be a string, was a list",
        "{'template':'x','top_text':'a\\udc00'} | top_text holds half a surrogate pair at character 2",
        "{'template':'x','top_text':'a','top_align':'justify'} | top_align must be one of left, center, right, was \"justify\"",
        "{'template':'x','top_align':'justify'} | top_align must be one of left, center, right, was \"justify\"",
        "{'template':'x','top_align':null}   | top_align must be one of left, center, right, was null",
        "{'template':'x','top_font':''}      | top_font must be a non-empty string, was \"\"",
        "{'template':'x','font':7}           | font must be a string, was 7",
        "{'template':'x','case':'title'}     | case must be one of none, upper, lower, was \"title\"",
        "{'template':'x','top_direction':'up'} | top_direction must be one of auto, ltr, rtl, was \"up\"",
        "{'template':'x','outline_width':0.51} | outline_width must be a number from 0 to 0.5, was 0.51",
        "{'template':'x','outline_width':'NaN'} | outline_width must be a number from 0 to 0.5, was \"NaN\"",
        "{'template':'x','letter_spacing':-0.3} | letter_spacing must be a number from -0.2 to 2, was -0.3",
        "{'template':'x','letter_spacing':1e999} | letter_spacing must be a number from -0.2 to 2, was Infinity",
        "{'template':'x','color':'red','top_color':'red'} | duplicate key `top_color`, as `color` is said for all captions",
        "{'template':'x','case':'upper','bottom_case':'upper'} | duplicate key `bottom_case`, as `case` is said for all captions",
        "{'template':'x','captions':[],'top_text':'a'} | `captions` cannot be given along with `top_text`",
        "{'template':'x','captions':[],'font':'F'} | `captions` cannot be given along with `font`",
        "{'template':'x','captions':'a'}     | captions must be a list of texts or of objects, was \"a\"",
        "{'template':'x','captions':{}}      | captions must be a list of texts or of objects, was an object",
        "{'template':'x','captions':null}    | captions must be a list of texts or of objects, was null",
        "{'template':'x','captions':['a','b','c','d']} | captions must be 0, 1, 2 or 3 texts, had 4; more need objects",
        "{'template':'x','captions':['a',{'text':'b','valign':'bottom'}]} | captions must be either all texts, or all complete representations (objects)",
        "{'template':'x','captions':['a',null]} | captions[1] must be a string, was null",
        "{'template':'x','captions':[7]}     | captions[0] must be a text or an object, was 7",
        "{'template':'x','captions':[{'valign':'top'}]} | missing key `captions[0].text`",
        "{'template':'x','captions':[{'text':'a'}]} | missing key `captions[0].valign`",
        "{'template':'x','captions':[{'text':'','valign':'top'}]} | captions[0].text must be a non-empty string, was \"\"",
        "{'template':'x','captions':[{'text':'a','valign':'center'}]} | captions[0].valign must be one of top, middle, bottom, was \"center\"",
        "{'template':'x','captions':[{'text':'a','valign':'top','top_text':'b'}]} | unknown key `captions[0].top_text`",
        "{'template':'x','captions':[{'text':'a','valign':'top','align':'left','halign':'left'}]} | duplicate key `captions[0].halign`, the same as `captions[0].align`",
        "{'template':'x','captions':[{'text':'a','valign':'top','TEXT':'b'}]} | duplicate key `captions[0].text`",
      })
  void request_wrong_namesKeyAndValue(String json, String message) {
    assertThat(failure(json)).isEqualTo(message);
  }

  @Test
  void request_hugeValue_isShownShortAndOnOneLine() {
    assertThat(failure("{'template':'x','top_align':'" + "ab\\n".repeat(10_000) + "'}"))
        .hasSizeLessThan(300)
        .doesNotContain("\n")
        .contains("ab\\u000aab");
    assertThat(failure("{'template':'x','" + "k".repeat(10_000) + "':1}")).hasSizeLessThan(300);
  }

  @Test
  void template_nameThatIsNoFile_isLeftToTheLookUp() {
    for (String name : List.of("../x", "/etc/passwd", "a*", "..", " ", "x/y", "\u00fc")) {
      assertThat(decode("{'template':'" + name + "'}").template()).isEqualTo(name);
    }
    assertThat(failure("{'template':'" + "n".repeat(2049) + "'}"))
        .isEqualTo("template is too long: 2049 > 2048 characters");
  }

  @Test
  void withDefaults_completesEveryStyle() {
    CaptionStyle template = new CaptionStyle("T", null, Outline.NONE, null, null, null, null, null);

    ImageMacro complete =
        decode("{'template':'x','top_text':'a','top_outline':'red'}").withDefaults(template);

    CaptionStyle style = complete.captions().get(0).style();
    assertThat(style.font()).isEqualTo("T");
    assertThat(style.color()).isEqualTo(Rgb.WHITE);
    assertThat(style.outline()).isEqualTo(new Outline.Colored(new Rgb(255, 0, 0)));
    assertThat(style.size()).isEqualTo(TextSize.AUTOMATIC);
  }
}
