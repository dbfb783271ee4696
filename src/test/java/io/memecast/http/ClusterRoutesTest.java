package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.http.RawConnection.Answer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /cluster} and {@code /stats} of a cluster of one. */
class ClusterRoutesTest {
  private final FakeMember member = new FakeMember();
  private final RawConnection connection = member.connect();

  ClusterRoutesTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    connection.close();
    member.close();
  }

  @Test
  void cluster_alone_isTheMemberThatAnswers() throws Exception {
    Answer answer = get("/cluster");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).isEqualTo("no-cache");
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(new JsonObject(answer.body()))
        .isEqualTo(
            new JsonObject(
                """
        {"members": [
          {"member": "node-1", "self": true, "reachable": true, "version": "1.2.3",
           "since": "1970-01-01T00:00:00Z", "workers": 1, "capacity": 2,
           "waiting": 0, "running": 0}]}
        """));
  }

  @Test
  void stats_ofTheCluster_areTheMembersAndTheirNumber() throws Exception {
    get("/caption?template=raccoon");

    JsonObject one = new JsonObject(get("/stats").body());
    JsonObject all = new JsonObject(get("/stats?scope=cluster").body());

    assertThat(one.getJsonObject("jobs").getInteger("started")).isOne();
    assertThat(all).isEqualTo(one.copy().put("members", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stats?scope=member", "/stats?unknown=1", "/stats?"})
  void stats_ofTheMember_areTheUsualOnes(String target) throws Exception {
    assertThat(get(target).body()).isEqualTo(get("/stats").body()).doesNotContain("members");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scope=all                  | scope must be one of member, cluster, was \"all\"",
        "scope=                     | scope must be one of member, cluster, was \"\"",
        "scope=CLUSTER              | scope must be one of member, cluster, was \"CLUSTER\"",
        "scope=%0a                  | scope must be one of member, cluster, was \"\\x0a\"",
        "scope=member&scope=cluster | scope is given 2 times",
      })
  void stats_anotherScope_is400ThatNamesIt(String query, String problem) throws Exception {
    Answer answer = get("/stats?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getString("error"))
        .isEqualTo("cannot decode request: " + problem);
  }

  @Test
  void stats_brokenPercentEncoding_isNoFaultOfOurs() throws Exception {
    assertThat(get("/stats?scope=%zz").status()).isEqualTo(400);
  }

  private Answer get(String target) throws Exception {
    return connection.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();
  }
}
