package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.HttpConfig;
import io.memecast.config.ListenAddress;
import io.memecast.http.RawConnection.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered where with an address for operators, and how many may come to each. */
class OperatorsTest {
  private static final HttpConfig WITH_OPS = new HttpConfig(
      FakeMember.CONFIG.address(),
      64 << 10,
      16 << 10,
      64 << 10,
      Duration.ofSeconds(20),
      Duration.ofSeconds(60),
      Duration.ZERO,
      Duration.ofMinutes(5),
      1,
      1,
      new ListenAddress("127.0.0.1", 0));

  private FakeMember member;
  private RawConnection client;
  private RawConnection operator;

  @BeforeEach
  void start() throws Exception {
    member = new FakeMember(WITH_OPS, Duration.ofSeconds(20));
    member.readiness.done("start");
    client = member.connect();
    operator = member.connectAsOperator();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    operator.close();
    member.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/stats, 404, 200",
    "/stats?scope=cluster, 404, 200",
    "/cluster, 404, 200",
    "/health, 200, 200",
    "/ready, 200, 200",
    "/caption?template=raccoon, 200, 404",
    "/templates, 200, 404",
    "/fonts, 200, 404",
  })
  void path_eachFace_hasItOrDoesNotKnowIt(String path, int publicStatus, int operatorsStatus)
      throws Exception {
    assertThat(get(client, path).status()).isEqualTo(publicStatus);
    assertThat(get(operator, path).status()).isEqualTo(operatorsStatus);
  }

  @Test
  void pathOfOperators_publicFace_isAsUnknownAsAnyOther() throws Exception {
    assertThat(get(client, "/stats").body())
        .isEqualTo(get(client, "/other").body().replace("other", "stats"));
    assertThat(client.send("PUT /cluster HTTP/1.1\r\nHost: a\r\n\r\n").answer().status())
        .isEqualTo(404);
  }

  @Test
  void operator_publicFaceIsFull_isAnswered() throws Exception {
    get(client, "/health");
    try (RawConnection refused = member.connect()) {
      assertThat(get(refused, "/health").status()).isEqualTo(503);
    }

    assertThat(get(operator, "/stats").status()).isEqualTo(200);
  }

  private static Answer get(RawConnection connection, String path) throws Exception {
    return connection.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();
  }
}
