package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the real {@code conf/haproxy.cfg} does not let through to members: none is there, so what it lets through is answered
 * 503. Without {@code haproxy} the tests are skipped as those of {@link HaproxyIT} are.
 */
@Timeout(60)
class HaproxyLimitsIT {
  private static final int PASSED = 503;
  private static final int REQUESTS = 40;
  private static final int CONNECTIONS = 6;

  private final List<AutoCloseable> open = new ArrayList<>();
  private HaproxyProcess haproxy;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(HaproxyProcess.isInstalled(), "haproxy is not installed: haproxy.cfg is not tested");
    LoopbackDns dns = new LoopbackDns("memecast");
    open.add(dns);
    Map<String, String> limits = Map.of(
        "REQUESTS_FOR_ONE_ADDRESS", Integer.toString(REQUESTS),
        "CONNECTIONS_FOR_ONE_ADDRESS", Integer.toString(CONNECTIONS),
        "OPERATORS_PATHS", "closed");
    haproxy = new HaproxyProcess(dns.port(), FreePorts.any(), limits, folder);
    open.add(haproxy);
    haproxy.awaitListening();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  private PlainClient client() {
    PlainClient client = new PlainClient("127.0.0.1", haproxy.port());
    open.add(0, client);
    return client;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stats",
        "/cluster",
        "/stats/",
        "//stats",
        "/stats?scope=cluster",
        "/%73tats",
        "/./stats",
        "/%2e/stats",
        "/stats/.",
        "/x/../stats",
        "/x/%2E%2e/stats",
        "http://localhost/stats"
      })
  void operatorsPath_howeverItIsWritten_is404(String target) throws IOException {
    PlainClient.Answer answer = client().get(target);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().toString()).isEqualTo("{\"error\":\"nothing is at this path\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/templates/stats",
        "/templates/a..b.jpg",
        "/caption?template=stats&top_text=/stats",
        "/caption?top_text=/../",
        "/fonts/cluster"
      })
  void clientsPath_withTheSameWords_isPassedOn(String target) throws IOException {
    assertThat(client().get(target).status()).isEqualTo(PASSED);
  }

  @Test
  void requests_beyondTheLimitOfOneAddress_are429() throws IOException {
    PlainClient client = client();
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(client.get("/templates").status()).as("request " + i).isEqualTo(PASSED);
    }

    PlainClient.Answer answer = client.get("/templates");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body().toString()).contains("too many requests");
  }

  @Test
  void connections_beyondTheLimitOfOneAddress_areClosed() throws IOException {
    List<PlainClient> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      clients.add(client());
      assertThat(clients.get(i).get("/templates").status()).isEqualTo(PASSED);
    }

    PlainClient beyond = client();
    assertThatThrownBy(() -> beyond.get("/templates")).isInstanceOf(IOException.class);

    clients.get(0).close();
    assertThat(client().get("/templates").status()).isEqualTo(PASSED);
  }

  @Test
  void limits_asTheyAre_haveRoomForManyPeopleAtOneAddress() throws IOException {
    HaproxyFile file = HaproxyFile.read();
    long thumbnailsOfAPage = 30;

    assertThat(file.number("presetenv REQUESTS_FOR_ONE_ADDRESS (\\d+)"))
        .isGreaterThan(100 * thumbnailsOfAPage);
    assertThat(file.number("presetenv CONNECTIONS_FOR_ONE_ADDRESS (\\d+)")).isBetween(200L, 1000L);
  }
}
