package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevisionTest {
  @Test
  void next_clockHasMovedOn_followsTheClock() {
    assertThat(new Revision(5, 7, "a").next(6, "b")).isEqualTo(new Revision(6, 0, "b"));
  }

  @Test
  void next_clockIsBehind_isLaterAllTheSame() {
    Revision known = new Revision(5, 7, "b");

    Revision next = known.next(3, "a");

    assertThat(next).isEqualTo(new Revision(5, 8, "a"));
    assertThat(next.isAfter(known)).isTrue();
  }

  @Test
  void order_isByClockThenCounterThenNode() {
    Revision revision = new Revision(5, 7, "b");

    assertThat(new Revision(6, 0, "a").isAfter(revision)).isTrue();
    assertThat(new Revision(5, 8, "a").isAfter(revision)).isTrue();
    assertThat(new Revision(5, 7, "c").isAfter(revision)).isTrue();
    assertThat(new Revision(5, 7, "b").isAfter(revision)).isFalse();
    assertThat(new Revision(5, 10, "b").isAfter(new Revision(5, 9, "b"))).isTrue();
  }

  @Test
  void parse_readsWhatToStringWrote_andNothingElse() {
    Revision revision = new Revision(1764110306123L, 2, "1a2b3c4d");

    assertThat(Revision.parse(revision.toString())).contains(revision);
    assertThat(Revision.parse("1764110306123-2")).isEmpty();
    assertThat(Revision.parse("-1-2-a")).isEmpty();
    assertThat(Revision.parse("1-2-../a")).isEmpty();
    assertThat(Revision.parse("99999999999999999999-0-a")).isEmpty();
  }
}
