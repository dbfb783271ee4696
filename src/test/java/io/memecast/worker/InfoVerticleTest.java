package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.ErrorCode;
import io.memecast.job.Addresses;
import io.memecast.job.Failures;
import io.memecast.job.MemberReport;
import io.memecast.job.Statistics;
import io.memecast.template.CacheStatistics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfoVerticleTest {
  private static final Statistics STATISTICS = new Statistics(
      new CacheStatistics(128, 0.5, 1, 2),
      new CacheStatistics(16, 0.25, 3, 4),
      Map.of("layouts", new CacheStatistics(512, 0, 1, 0)),
      Map.of("templates_noted", 3L),
      new CacheStatistics(1024, 0, 5, 6),
      new Statistics.Jobs(2, 1, 0, 64, 7, 8, 9));

  private static final MemberReport REPORT =
      new MemberReport("n", "1.2.3", Instant.parse("2026-11-25T10:00:00Z"), 2, 66, STATISTICS);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void lists_asked_areJsonArrays() throws Exception {
    deploy(() -> List.of("raccoon", "zoidberg"));

    assertThat(ask(Addresses.TEMPLATES)).isEqualTo(new JsonArray("[\"raccoon\",\"zoidberg\"]"));
    assertThat(ask(Addresses.FONTS)).isEqualTo(new JsonArray("[\"Impact\"]"));
  }

  @Test
  void stats_asked_areTheCounts() throws Exception {
    deploy(List::of);

    assertThat(ask(Addresses.STATS))
        .isEqualTo(
            new JsonObject(
                """
        {"cache": {
           "templates": {"capacity": 128, "fill_rate": 0.5, "misses": 1, "hits": 2},
           "fonts": {"capacity": 16, "fill_rate": 0.25, "misses": 3, "hits": 4}},
         "text": {"layouts": {"capacity": 512, "fill_rate": 0.0, "misses": 1, "hits": 0}},
         "engine": {"templates_noted": 3},
         "results": {"capacity": 1024, "fill_rate": 0.0, "misses": 5, "hits": 6},
         "jobs": {"workers": 2, "running": 1, "waiting": 0, "queue_size": 64,
           "started": 7, "refused": 8, "expired": 9}}
        """));
  }

  @Test
  void member_asked_tellsOfItself() throws Exception {
    deploy(List::of);

    assertThat(ask(Addresses.member("n")))
        .isEqualTo(new JsonObject()
            .put("member", "n")
            .put("version", "1.2.3")
            .put("since", "2026-11-25T10:00:00Z")
            .put("workers", 2)
            .put("capacity", 66)
            .put("stats", STATISTICS.toJson()));
  }

  @Test
  void list_thatCannotBeMade_isAnsweredAsAFailure() throws Exception {
    deploy(() -> {
      throw new IllegalStateException("broken");
    });

    Throwable cause = vertx
        .eventBus()
        .request(Addresses.TEMPLATES, null)
        .transform(result -> Future.succeededFuture(result.cause()))
        .await(10, TimeUnit.SECONDS);

    assertThat(Failures.read(cause).code()).isEqualTo(ErrorCode.INTERNAL);
  }

  private void deploy(Supplier<List<String>> templates) throws Exception {
    vertx
        .deployVerticle(new InfoVerticle("n", templates, () -> List.of("Impact"), () -> REPORT))
        .await(10, TimeUnit.SECONDS);
  }

  private Object ask(String address) throws Exception {
    return vertx.eventBus().request(address, null).map(Message::body).await(10, TimeUnit.SECONDS);
  }
}
