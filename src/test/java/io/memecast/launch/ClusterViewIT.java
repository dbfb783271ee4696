package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What three processes of one cluster tell of each other. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterViewIT {
  private static final int MEMBERS = 3;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final MemberProcesses members = new MemberProcesses(MEMBERS);

  ClusterViewIT() throws Exception {}

  @AfterAll
  void stop() throws IOException {
    members.close();
  }

  @Test
  void cluster_threeMembers_areListedByEach() throws Exception {
    List<String> names = names(0);

    assertThat(names).hasSize(MEMBERS).isSorted();
    for (int i = 0; i < MEMBERS; i++) {
      assertThat(names(i)).isEqualTo(names);
      String self = name(i);
      assertThat(rows(i)).allSatisfy(row -> {
        assertThat(row.getBoolean("self")).isEqualTo(row.getString("member").equals(self));
        assertThat(row.getBoolean("reachable")).isTrue();
        assertThat(row.getString("version")).isNotEqualTo("unpackaged").isNotEmpty();
        assertThat(row.getInstant("since")).isNotNull();
        assertThat(row.getInteger("workers")).isOne();
        assertThat(row.getInteger("capacity")).isEqualTo(65);
        assertThat(row.fieldNames()).contains("waiting", "running");
      });
    }
  }

  @Test
  void stats_ofTheCluster_areTheSumOfTheMembersOwn() throws Exception {
    for (int i = 0; i < MEMBERS; i++) {
      for (int caption = 0; caption <= i; caption++) {
        assertThat(members.get(i).get("/caption?template=chelsea&top_text=" + i + caption))
            .returns(200, HttpResponse::statusCode);
      }
    }

    JsonObject sum = json(0, "/stats?scope=cluster");

    assertThat(sum.getInteger("members")).isEqualTo(MEMBERS);
    for (String path : List.of("jobs/started", "jobs/workers", "jobs/queue_size")) {
      assertThat(count(sum, path)).as(path).isEqualTo(ownSum(path)).isGreaterThanOrEqualTo(3);
    }
    assertThat(sum.getJsonObject("cache").getJsonObject("templates").getLong("misses"))
        .isGreaterThanOrEqualTo(MEMBERS);
  }

  /** The one that is asked can hold two jobs before it asks the others. */
  @Test
  void requestId_ofAJobThatAnotherMemberDid_isInThatMembersLog() throws Exception {
    String asked = name(0);
    Pattern done = Pattern.compile("(request-\\d+) chelsea for " + asked + ": \\d+ bytes after");
    Matcher line = done.matcher("");
    for (int round = 0; !line.reset(members.get(1).output()).find(); round++) {
      askAtOnce(8, round);
    }

    Pattern answered = Pattern.compile("access .* " + line.group(1) + "\\n");
    while (!answered.matcher(members.get(0).output()).find()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(members.get(0).output()).doesNotContain(" for " + asked + ": ");
  }

  @Test
  void cluster_memberThatHangs_isListedAsUnreachable() throws Exception {
    String hung = name(2);
    // Each knows the way to the others already, as it does a second after the start.
    for (int i = 0; i < MEMBERS; i++) {
      assertThat(rows(i)).allMatch(row -> row.getBoolean("reachable"));
    }
    signal("STOP");
    List<JsonObject> rows;
    JsonObject sum;
    try {
      rows = rows(0);
      sum = json(0, "/stats?scope=cluster");
    } finally {
      signal("CONT");
    }

    assertThat(rows)
        .hasSize(MEMBERS)
        .contains(new JsonObject().put("member", hung).put("self", false).put("reachable", false));
    assertThat(sum.getInteger("members")).isEqualTo(MEMBERS - 1);
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(members.get(2).process().pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  private void askAtOnce(int number, int round) {
    List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int id = round * number + i;
      HttpRequest request = HttpRequest.newBuilder(
              URI.create(members.get(0).url("/caption?template=chelsea&top_text=busy" + id)))
          .header("X-Request-Id", "request-" + id)
          .build();
      answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
    }
    answers.forEach(answer -> assertThat(answer.join()).returns(200, HttpResponse::statusCode));
  }

  private long ownSum(String path) throws Exception {
    long sum = 0;
    for (int i = 0; i < MEMBERS; i++) {
      sum += count(json(i, "/stats"), path);
    }
    return sum;
  }

  private static long count(JsonObject statistics, String path) {
    String[] keys = path.split("/", -1);
    return statistics.getJsonObject(keys[0]).getLong(keys[1]);
  }

  private List<String> names(int index) throws Exception {
    return rows(index).stream().map(row -> row.getString("member")).toList();
  }

  private String name(int index) throws Exception {
    return members
        .get(index)
        .get("/health")
        .headers()
        .firstValue("x-memecast-node")
        .orElseThrow();
  }

  private List<JsonObject> rows(int index) throws Exception {
    JsonArray rows = json(index, "/cluster").getJsonArray("members");
    return rows.stream().map(JsonObject.class::cast).toList();
  }

  private JsonObject json(int index, String target) throws Exception {
    HttpResponse<byte[]> answer = members.get(index).get(target);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
  }
}
