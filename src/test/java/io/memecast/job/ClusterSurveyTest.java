package io.memecast.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.job.Members.Member;
import io.memecast.template.CacheStatistics;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member that asks others over a real event bus. */
class ClusterSurveyTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void members_alone_isTheOneThatAnswers() throws Exception {
    assertThat(ask().members())
        .isEqualTo(
            new JsonObject(
                """
        {"members": [
          {"member": "m", "self": true, "reachable": true, "version": "1.2.3",
           "since": "2026-11-25T10:00:00Z", "workers": 2, "capacity": 66,
           "waiting": 5, "running": 1}]}
        """));
  }

  @Test
  void members_several_areSortedByName() throws Exception {
    answer("z", report("z", 1));
    answer("a", report("a", 2));

    assertThat(ask("z", "a").members().encode().replaceAll("\\{\"member\":\"(.)\"", "<$1>"))
        .containsSubsequence("<a>", "<m>", "<z>");
  }

  @Test
  void members_silentUnknownAndBroken_areListedWithoutCounts() throws Exception {
    answer("b", report("b", 2));
    vertx.eventBus().consumer(Addresses.member("hung"), message -> {});
    answer("broken", new JsonObject().put("member", "broken"));

    ClusterReport report = ask("b", "hung", "gone", "broken");

    assertThat(report.silent()).containsExactlyInAnyOrder("hung", "gone", "broken");
    assertThat(report.members().getJsonArray("members"))
        .hasSize(5)
        .contains(new JsonObject("{\"member\": \"hung\", \"self\": false, \"reachable\": false}"));
    assertThat(report.statistics().getInteger("members")).isEqualTo(2);
  }

  @Test
  void statistics_several_areSummed() throws Exception {
    answer("a", report("a", 3));
    answer("b", report("b", 4));

    JsonObject sum = ask("a", "b").statistics();

    assertThat(sum.getInteger("members")).isEqualTo(3);
    assertThat(sum.getJsonObject("jobs").getInteger("running")).isEqualTo(1 + 3 + 4);
    assertThat(sum.fieldNames()).containsAll(statistics(1).toJson().fieldNames());
  }

  @Test
  void keepInTouch_nobodyAsks_asksByItself() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    vertx.eventBus().consumer(Addresses.member("a"), message -> asked.countDown());

    survey(new FakeMembers(new Member("m", 2, 66), new Member("a", 2, 66))).keepInTouch();

    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private ClusterReport ask(String... peers) throws Exception {
    Member[] others = new Member[peers.length];
    for (int i = 0; i < peers.length; i++) {
      others[i] = new Member(peers[i], 2, 66);
    }
    FakeMembers members = new FakeMembers(new Member("m", 2, 66), others);
    return survey(members).ask().await(10, TimeUnit.SECONDS);
  }

  private ClusterSurvey survey(Members members) {
    return new ClusterSurvey(vertx, members, () -> MemberReport.fromJson(report("m", 1)));
  }

  private void answer(String node, JsonObject report) {
    vertx.eventBus().consumer(Addresses.member(node), message -> message.reply(report));
  }

  private static JsonObject report(String node, int running) {
    return new MemberReport(
            node, "1.2.3", Instant.parse("2026-11-25T10:00:00Z"), 2, 66, statistics(running))
        .toJson();
  }

  private static Statistics statistics(int running) {
    CacheStatistics cache = new CacheStatistics(10, 0.5, 1, 1);
    return new Statistics(
        cache, cache, Map.of(), Map.of(), cache, new Statistics.Jobs(2, running, 5, 64, 9, 0, 0));
  }
}
