package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "a.b-c_d", "console", "com10", "lpt", "nullable", "a.con"})
  void isWritable_nameOfEverySystem_isTrue(String name) {
    assertThat(TemplateName.isWritable(name)).isTrue();
    assertThat(TemplateName.isWritable("a".repeat(63) + name.charAt(0))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".a",
        "-a",
        "_a",
        "A",
        "a/b",
        "a\\b",
        "a b",
        "a\n",
        "\n",
        "ä",
        "con",
        "prn",
        "aux.x",
        "nul.",
        "com0",
        "com9.tar.gz",
        "lpt1"
      })
  void isWritable_anyOther_isFalse(String name) {
    assertThat(TemplateName.isWritable(name)).isFalse();
    assertThat(TemplateName.isWritable("a".repeat(65))).isFalse();
  }
}
