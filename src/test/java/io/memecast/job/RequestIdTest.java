package io.memecast.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "0f3e-11.b_c:d@e/f+g=", "7b6a1f0a-4f3c-4a55-9d1f-6f3f6f3f6f3f"})
  void orNew_sane_isKept(String given) {
    assertThat(RequestId.orNew(given)).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nbreak", "naïve", "\"", "$(x)"})
  void orNew_notSane_isReplaced(String given) {
    assertThat(RequestId.orNew(given)).matches("[0-9a-f]{16}");
  }

  @Test
  void orNew_tooLongOrAbsent_isReplaced() {
    assertThat(RequestId.orNew("x".repeat(65))).matches("[0-9a-f]{16}");
    assertThat(RequestId.orNew(null)).matches("[0-9a-f]{16}").isNotEqualTo(RequestId.create());
  }
}
