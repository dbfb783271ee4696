package io.memecast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.template.CacheStatistics;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final CacheStatistics EMPTY = new CacheStatistics(0, 0, 0, 0);
  private static final Statistics ONE = new Statistics(
      new CacheStatistics(100, 0.5, 1, 2),
      new CacheStatistics(10, 1, 3, 4),
      Map.of("layouts", new CacheStatistics(300, 0.5, 5, 6), "old", EMPTY),
      Map.of("templates_noted", 1L),
      new CacheStatistics(1000, 0.25, 7, 8),
      new Statistics.Jobs(1, 2, 3, 4, 5, 6, 7));
  private static final Statistics OTHER = new Statistics(
      new CacheStatistics(300, 0.1, 10, 20),
      new CacheStatistics(30, 0, 30, 40),
      Map.of("layouts", new CacheStatistics(100, 0, 50, 60)),
      Map.of("templates_noted", 2L, "gif_entries_folded", 9L),
      new CacheStatistics(0, 0, 70, 80),
      new Statistics.Jobs(10, 20, 30, 40, 50, 60, 70));

  @Test
  void plus_two_addsCountsAndWeighsFillRatesByCapacity() {
    assertThat(ONE.plus(OTHER))
        .isEqualTo(new Statistics(
            new CacheStatistics(400, 0.2, 11, 22),
            new CacheStatistics(40, 0.25, 33, 44),
            Map.of("layouts", new CacheStatistics(400, 0.375, 55, 66), "old", EMPTY),
            Map.of("templates_noted", 3L, "gif_entries_folded", 9L),
            new CacheStatistics(1000, 0.25, 77, 88),
            new Statistics.Jobs(11, 22, 33, 44, 55, 66, 77)));
  }

  @Test
  void plus_cachesWithoutCapacity_areNotFull() {
    assertThat(EMPTY.plus(EMPTY).fillRate()).isZero();
  }

  @Test
  void fromJson_whatToJsonMade_isTheSame() {
    assertThat(Statistics.fromJson(new JsonObject(ONE.toJson().encode()))).isEqualTo(ONE);
  }

  @Test
  void fromJson_ofAMemberThatCountsLess_isZeroThere() {
    assertThat(Statistics.fromJson(new JsonObject("{\"jobs\": {\"running\": 3}}")))
        .isEqualTo(new Statistics(
            EMPTY, EMPTY, Map.of(), Map.of(), EMPTY, new Statistics.Jobs(0, 3, 0, 0, 0, 0, 0)));
  }

  @Test
  void fromJson_somethingElse_isRefused() {
    assertThatThrownBy(() -> Statistics.fromJson(new JsonObject("{\"jobs\": 3}")))
        .isInstanceOf(ClassCastException.class);
  }
}
