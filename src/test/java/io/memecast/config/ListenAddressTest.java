package io.memecast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:80, 127.0.0.1, 80",
    "127.0.0.1, 127.0.0.1, 1337",
    ":8080, 0.0.0.0, 8080",
    ":0, 0.0.0.0, 0",
    "[::1], ::1, 1337",
    "[::1]:65535, ::1, 65535",
    "[fe80::1:2]:9, fe80::1:2, 9",
    "localhost:8080, localhost, 8080",
    "meme-1.example.org, meme-1.example.org, 1337",
  })
  void parse_address_isRead(String text, String host, int port) {
    assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "8080", "127.0", "127.0:80", "127.0.0.256", "1.2.3.4.5", ":65536", ":99999", ":", ":x",
            "127.0.0.1:",
        "::1", "::1:80", "[::1", "[]", "[:::1]", "[1:2]:3", "[zz]", "a b:1", "http://x:1", "-x:1",
            "1.2.3.4:-1"
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> ListenAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1]:80", "127.0.0.1:80"})
  void toString_parses_back(String text) {
    assertThat(ListenAddress.parse(text)).hasToString(text);
  }
}
