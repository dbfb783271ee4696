package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IfNoneMatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"abc\"                  | true",
        "W/\"abc\"                | true",
        "\"x\", \"abc\"           | true",
        "\"x\",W/\"abc\",\"y\"    | true",
        ",, \"abc\" ,             | true",
        "junk, \"abc\"            | true",
        "\"a,b\", \"abc\"         | true",
        "*                        | true",
        "\"abcd\"                 | false",
        "\"ab\"                   | false",
        "abc                      | false",
        "\"abc                    | false",
        "w/\"abc\"                | false",
        "\"x*\"                   | false",
        "\"x\", *                 | false",
        "''                       | false",
      })
  void matches_header_asRfc9110Says(String header, boolean expected) {
    assertThat(new IfNoneMatch(List.of(header)).matches("abc")).isEqualTo(expected);
  }

  @Test
  void matches_severalHeaders_areOneList() {
    assertThat(new IfNoneMatch(List.of("\"x\"", "\"abc\"")).matches("abc")).isTrue();
    assertThat(new IfNoneMatch(List.of()).matches("abc")).isFalse();
  }

  @Test
  void names_anyPicture_isNoName() {
    assertThat(new IfNoneMatch(List.of("*")).names("abc")).isFalse();
  }

  @Test
  void matches_endlessHeader_takesNoLongerThanItsLength() {
    String hostile = "\"x".repeat(8_000) + ",W/".repeat(8_000);

    assertThat(new IfNoneMatch(List.of(hostile)).matches("abc")).isFalse();
  }
}
