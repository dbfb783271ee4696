package io.memecast.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.memecast.error.CaptionException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySyntaxTest {
  private static ImageMacro decode(String query) {
    return MacroDecoder.decode(QuerySyntax.parse(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "template=zoidberg&top_text=Need%20a%20meme?&bottom_text=Why%20not%20Zoidberg?"
            + "^{'template':'zoidberg','top_text':'Need a meme?','bottom_text':'Why not Zoidberg?'}",
        "template=x&top_text=a&top_color=0xffff00&bottom_text=b&bottom_color=0x00ffff"
            + "^{'template':'x','top_text':'a','top_color':'#ff0','bottom_text':'b','bottom_color':'aqua'}",
        "template=x&captions[0]=a&captions[1]=b^{'template':'x','captions':['a','b']}",
        "template=x&captions%5B1%5D=b&captions%5b0%5d=a^{'template':'x','captions':['a','b']}",
        "template=x&captions[]=a&captions[]=b^{'template':'x','captions':['a','b']}",
        "template=x&captions[7]=b&captions[3]=a^{'template':'x','captions':['a','b']}",
        "template=x&captions[999999999]=a^{'template':'x','captions':['a']}",
        "template=x&captions[0][text]=a&captions[0][valign]=top&captions[0][color][r]=1&captions[0][color][g]=2&captions[0][color][b]=3"
            + "^{'template':'x','captions':[{'text':'a','valign':'top','color':[1,2,3]}]}",
        "template=x&top_text=a&top_color[0]=1&top_color[1]=2&top_color[2]=3"
            + "^{'template':'x','top_text':'a','top_color':[1,2,3]}",
        "template=x&top_text=a+b%2Bc%26d%3De&top_outline=none"
            + "^{'template':'x','top_text':'a b+c&d=e','top_outline':null}",
        "template=x&top_text=a=b&&width=7&^{'template':'x','top_text':'a=b','width':7}",
        " Template =x&TOP_TEXT=a^{'template':'x','top_text':'a'}",
        "template=zoidberg?top_text=Need%20a%20meme%20%26%20text?^{'template':'zoidberg?top_text=Need a meme & text?'}",
        "template=x&top_text&bottom_text=b^{'template':'x','bottom_text':'b'}",
        "template=x&top_text=%F0%9F%98%80%0Ab^{'template':'x','top_text':'\ud83d\ude00\\nb'}",
      })
  void query_means_theSameAsJson(String query, String json) {
    assertThat(decode(query)).isEqualTo(MacroDecoderTest.decode(json));
  }

  @Test
  void rawBytes_asAServerHandsThemOn_areUtf8() {
    String asLatin1 = new String(
        "top_text=\u00fc\u20ac".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(QuerySyntax.parse(asLatin1)).isEqualTo(Map.of("top_text", "\u00fc\u20ac"));
  }

  @Test
  void emptyQuery_isNoRequest() {
    assertThat(QuerySyntax.parse("")).isEmpty();
    assertThat(QuerySyntax.parse("&&&")).isEmpty();
    assertThatThrownBy(() -> decode(""))
        .hasMessage("cannot decode request: missing key `template`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "template=x&top_text=%^malformed percent-encoding at character 21 of the query, key `top_text`",
        "template=x&top_text=a%4^malformed percent-encoding at character 22 of the query, key `top_text`",
        "template=x&top_text=%4&a=b^malformed percent-encoding at character 21 of the query, key `top_text`",
        "template=x&top_text=%zz^malformed percent-encoding at character 21 of the query, key `top_text`",
        "template=x&top_text=%-1^malformed percent-encoding at character 21 of the query, key `top_text`",
        "t%pp=x^malformed percent-encoding at character 2 of the query, key `t%pp`",
        "top_text=a%FFb^malformed UTF-8 at character 11 of the query, key `top_text`",
        "top_text=a%C3^malformed UTF-8 at character 11 of the query, key `top_text`",
        "top_text=%C0%80^malformed UTF-8 at character 10 of the query, key `top_text`",
        "top_text=%ED%A0%80^malformed UTF-8 at character 10 of the query, key `top_text`",
        "top_text=%F4%90%80%80^malformed UTF-8 at character 10 of the query, key `top_text`",
        "top_text=\u20ac^malformed character that is not percent-encoded at character 10 of the query, key `top_text`",
        "a=1&b=2&a=3^duplicate key `a` at character 9",
        "a[0]=1&a[0]=3^duplicate key `a[0]` at character 8",
        "a[0]=1&a[00]=3^duplicate key `a[00]` at character 8",
        "a=1&a[0]=3^duplicate key `a[0]` at character 5",
        "a[0]=1&a=3^duplicate key `a` at character 8",
        "a[0][x]=1&a[0]=3^duplicate key `a[0]` at character 11",
        "a[0]=1&a[x]=3^a list and an object at once: key `a[x]` at character 8",
        "=x^key `` at character 1 has no name",
        "[0]=x^key `[0]` at character 1 has no name",
        "a[0=x^key `a[0` at character 1 has an unpaired bracket",
        "a[0]b=x^key `a[0]b` at character 1 has an unpaired bracket",
        "a[[0]]=x^key `a[[0]]` at character 1 has an unpaired bracket",
        "a[][x]=x^key `a[][x]` at character 1 has empty brackets before its last",
        "a[1][2][3][4]=x^key `a[1][2][3][4]` at character 1 is nested deeper than 3 brackets",
        "template=x&template=y^duplicate key `template` at character 12",
      })
  void query_malformed_namesKeyAndPlace(String query, String message) {
    assertThatThrownBy(() -> decode(query)).hasMessage("cannot decode request: " + message);
  }

  @Test
  void query_keysThatDifferInLetterCase_areDuplicates() {
    assertThatThrownBy(() -> decode("template=x&captions[0]=a&Captions[1]=b"))
        .hasMessage("cannot decode request: duplicate key `captions`");
  }

  @Test
  void query_elevenDigitIndex_isAName() {
    assertThatThrownBy(() -> decode("template=x&captions[99999999999]=a"))
        .hasMessage(
            "cannot decode request: captions must be a list of texts or of objects, was an object");
  }

  @Test
  void query_longestAllowedRequest_isDecoded() {
    String text = URLEncoder.encode("\ud83d\ude00".repeat(256), StandardCharsets.UTF_8);
    String query = IntStream.range(0, 16)
        .mapToObj(i -> "&captions[" + i + "][text]=" + text + "&captions[" + i + "][valign]=top")
        .collect(Collectors.joining("", "template=x", ""));

    assertThat(query).hasSizeLessThan(64 * 1024);
    assertThat(decode(query).captions()).hasSize(16);
  }

  @Test
  void query_randomText_comesBackAsItWas() {
    Random random = new Random(7);
    for (int run = 0; run < 500; run++) {
      String key = 'k' + randomText(random).replaceAll("[\\[\\]]", "");
      String value = randomText(random);

      String query = URLEncoder.encode(key, StandardCharsets.UTF_8) + "[0]="
          + URLEncoder.encode(value, StandardCharsets.UTF_8);

      assertThat(QuerySyntax.parse(query)).isEqualTo(Map.of(key, List.of(value)));
    }
  }

  @Test
  void query_randomNoise_isDecodedOrRefusedAndNothingElse() {
    Random random = new Random(11);
    String alphabet = "template=x&captions[0]%20+&=[]%ft\u00e9\u20ac\u0000top_";
    for (int run = 0; run < 5_000; run++) {
      String query = random
          .ints(random.nextInt(60), 0, alphabet.length())
          .mapToObj(i -> alphabet.substring(i, i + 1))
          .collect(Collectors.joining());

      Throwable failure = catchThrowable(() -> decode(query));

      if (failure != null) {
        assertThat(failure).as(query).isInstanceOf(CaptionException.class);
      }
    }
  }

  @Test
  void query_randomRequest_meansWhatItsPlainValuesMean() {
    Random random = new Random(13);
    for (int run = 0; run < 300; run++) {
      List<Map<String, String>> captions = new ArrayList<>();
      StringBuilder query = new StringBuilder("template=x");
      for (int i = random.nextInt(5); i > 0; i--) {
        Map<String, String> caption = randomCaption(random);
        caption.forEach((key, value) -> query
            .append("&captions[" + captions.size() + "][" + key + "]=")
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        captions.add(caption);
      }
      Map<String, Object> plain = captions.isEmpty()
          ? Map.of("template", "x")
          : Map.of("template", "x", "captions", captions);
      ImageMacro expected = MacroDecoder.decode(plain);

      assertThat(decode(query.toString())).isEqualTo(expected);
      Collections.shuffle(captions, random);
      assertThat(MacroDecoder.decode(plain)).isEqualTo(expected).hasSameHashCodeAs(expected);
    }
  }

  private static Map<String, String> randomCaption(Random random) {
    Map<String, String> caption = new HashMap<>();
    caption.put("text", "t" + randomText(random));
    caption.put("valign", List.of("top", "middle", "bottom").get(random.nextInt(3)));
    Map<String, List<String>> optional = Map.of(
        "halign", List.of("left", "center", "right"),
        "font", List.of("F", "f", "G, color=#ffffff"),
        "color", List.of("red", "#f00", "hsl(0 100% 50%)", "$0000ff"),
        "outline", List.of("none", "auto", "rgb(1,2,3)"),
        "size", List.of("fit", "shrink", "12", "1.2e1"),
        "outline_width", List.of("0", "-0", "0.5"),
        "letter_spacing", List.of("-0.2", "0", "2"),
        "case", List.of("upper", "lower", "none"),
        "direction", List.of("ltr", "rtl", "auto"));
    optional.forEach((key, values) -> {
      if (random.nextBoolean()) {
        caption.put(key, values.get(random.nextInt(values.size())));
      }
    });
    return caption;
  }

  private static String randomText(Random random) {
    return random
        .ints(random.nextInt(20), 1, 0x11000)
        .filter(c -> !Character.isSurrogate((char) c) || c > 0xffff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
