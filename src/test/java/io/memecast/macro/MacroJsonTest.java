package io.memecast.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacroJsonTest {
  private static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyKindOfValue_becomesItsJavaKind() {
    assertThat(
            MacroJson.parse(
                utf8(
                    "\ufeff {\"a\":\"\u00fc\\u00e9\",\"b\":[1,5000000000,1.5,1e2,true,false,null],\"c\":{\"d\":123456789012345678901234567890}}\n")))
        .containsEntry("a", "\u00fc\u00e9")
        .containsEntry("b", Arrays.asList(1, 5_000_000_000L, 1.5, 100.0, true, false, null))
        .containsEntry(
            "c", java.util.Map.of("d", new BigInteger("123456789012345678901234567890")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1,'b':2,'a':3}       | duplicate key `a` at line 1, column 14",
        "{'a':[{},{'b':1,'b':1}]}  | duplicate key `a[1].b` at line 1, column 17",
        "[]                        | the request must be a JSON object at line 1, column 1",
        "'x'                       | the request must be a JSON object at line 1, column 1",
        "null                      | the request must be a JSON object at line 1, column 1",
        "{} {}                     | text after the JSON object at line 1, column 4",
      })
  void json_wrong_namesThePlace(String json, String message) {
    assertThatThrownBy(() -> MacroJson.parse(utf8(json.replace('\'', '"'))))
        .hasMessage("cannot decode request: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}x",
        "{,}",
        "{'a'}",
        "{'a':}",
        "{'a':1,}",
        "{a:1}",
        "{'a':01}",
        "{'a':+1}",
        "{'a':.5}",
        "{'a':NaN}",
        "{'a':Infinity}",
        "{'a':undefined}",
        "{'a':'b}",
        "{'a':'\n'}",
        "{'a':'\\x'}",
        "{'a':'\\u12'}",
        "{'a':[1,]}",
        "{'a':[1",
        "{'a':1 'b':2}",
        "{/**/}",
        "{'a':tru}",
        "{'a':'b'",
        "{'a':1]",
        "{\u0000}",
        "{'a':1}//",
        "{'a':-}",
        "{'a':1e}",
        "}"
      })
  void json_malformed_isRefusedWithLineAndColumn(String json) {
    assertThatThrownBy(() -> MacroJson.parse(utf8(json.replace('\'', '"'))))
        .isInstanceOf(CaptionException.class)
        .hasMessageMatching("cannot decode request: [^\n]+ at line \\d+, column \\d+");
  }

  @Test
  void json_empty_isRefused() {
    assertThatThrownBy(() -> MacroJson.parse(new byte[0]))
        .hasMessage("cannot decode request: the request must be a JSON object at line 1, column 1");
    assertThatThrownBy(() -> MacroJson.parse(utf8(" \n ")))
        .hasMessageStartingWith(
            "cannot decode request: the request must be a JSON object at line 2");
  }

  @Test
  void json_placeInALaterLine_isFound() {
    assertThatThrownBy(() -> MacroJson.parse(utf8("{\n  \"a\": 1,\n  \"b\": ?\n}")))
        .hasMessageStartingWith("cannot decode request: malformed JSON: Unexpected character ('?'")
        .hasMessageMatching("(?s).* at line 3, column \\d+");
  }

  @Test
  void json_invalidUtf8_isRefused() {
    for (byte[] bad : List.of(
        new byte[] {'{', '\n', (byte) 0xff, '}'},
        new byte[] {'{', '\n', (byte) 0xc0, (byte) 0x80, '}'},
        new byte[] {'{', '\n', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '}'},
        new byte[] {'{', '\n', (byte) 0xc3})) {
      assertThatThrownBy(() -> MacroJson.parse(bad))
          .hasMessage("cannot decode request: malformed UTF-8 at byte 3 of the JSON, at line 2");
    }
    assertThatThrownBy(() -> MacroJson.parse("{}".getBytes(StandardCharsets.UTF_16LE)))
        .isInstanceOf(CaptionException.class);
  }

  @Test
  void json_deeplyNested_isRefused() {
    assertThatThrownBy(() -> MacroJson.parse(utf8("{\"a\":" + "[".repeat(30_000))))
        .hasMessage("cannot decode request: nested deeper than 8 at line 1, column 13");
    assertThatThrownBy(() -> MacroJson.parse(utf8("{\"a\":".repeat(10_000))))
        .hasMessageStartingWith("cannot decode request: nested deeper than 8");
  }

  @Test
  void json_hugeNumbers_areBounded() {
    assertThat(MacroJson.parse(utf8("{\"a\":1e999999999}")))
        .containsEntry("a", Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> MacroJson.parse(utf8("{\"a\":" + "9".repeat(60_000) + "}")))
        .isInstanceOf(CaptionException.class);
  }

  @Test
  void json_cutAnywhere_isRefused() {
    byte[] whole = utf8(
        "{\"template\":\"\u00fc\ud83d\ude00\",\"captions\":[{\"text\":\"a\\u00e9\",\"size\":-1.5e3},null,true]}");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> MacroJson.parse(cut)).isInstanceOf(CaptionException.class);
    }
    assertThat(MacroJson.parse(whole)).hasSize(2);
  }
}
