package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WriteConditionTest {
  @Test
  void none_holdsWhateverIsThere() {
    assertThat(WriteCondition.NONE.holds(null)).isTrue();
    assertThat(WriteCondition.NONE.holds("a")).isTrue();
  }

  @Test
  void match_wantsOneOfTheDigests() {
    WriteCondition condition = new WriteCondition(Set.of("a", "b"), null);

    assertThat(condition.holds("b")).isTrue();
    assertThat(condition.holds("c")).isFalse();
    assertThat(condition.holds(null)).isFalse();
  }

  @Test
  void match_any_wantsSomething() {
    WriteCondition condition = new WriteCondition(Set.of(WriteCondition.ANY), null);

    assertThat(condition.holds("a")).isTrue();
    assertThat(condition.holds(null)).isFalse();
  }

  @Test
  void noneMatch_any_wantsNothing() {
    WriteCondition condition = new WriteCondition(null, Set.of(WriteCondition.ANY));

    assertThat(condition.holds("a")).isFalse();
    assertThat(condition.holds(null)).isTrue();
  }

  @Test
  void both_mustHold() {
    WriteCondition condition = new WriteCondition(Set.of("a", "b"), Set.of("b"));

    assertThat(condition.holds("a")).isTrue();
    assertThat(condition.holds("b")).isFalse();
  }
}
