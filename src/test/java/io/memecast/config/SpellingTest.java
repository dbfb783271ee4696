package io.memecast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final List<String> KNOWN =
      List.of("http.address", "render.threads", "cluster.port", "cluster.host");

  @ParameterizedTest
  @CsvSource({
    "render.thread,render.threads",
    "render.thraeds,render.threads",
    "redner.threads,render.threads",
    "cluster.prot,cluster.port",
    "cluster.hosts,cluster.host",
    "http-address,http.address"
  })
  void nearest_fewMistakes_isFound(String word, String name) {
    assertThat(Spelling.nearest(word, KNOWN)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "port", "render", "service.port", "something.else"})
  void nearest_otherWord_isNone(String word) {
    assertThat(Spelling.nearest(word, KNOWN)).isEmpty();
  }

  @Test
  void nearest_longText_isNone() {
    assertThat(Spelling.nearest("x".repeat(1_000_000), KNOWN)).isEmpty();
  }
}
