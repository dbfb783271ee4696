package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memecast.config.AppConfig;
import io.memecast.launch.PictureClients.Failure;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code conf/haproxy.cfg} before three members with the settings of {@code docker-compose.yml}, and clients that
 * retry nothing. Only addresses, ports and the folder of uploads are others than in containers, and finished pictures
 * are not kept, so that each is drawn. Without {@code haproxy} on the path the tests are skipped, aloud; with
 * {@code MEMECAST_TEST_REQUIRE_TOOLS=true} they fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HaproxyIT {
  private static final int CLIENTS = 6;
  private static final int PICTURES = 24;
  private static final String KEY = "the-key-of-a-test";

  private final NumberedPictures pictures = new NumberedPictures(PICTURES);
  private final List<AutoCloseable> running = new ArrayList<>();
  private NamedMembers members;
  private LoopbackDns dns;
  private HaproxyProcess haproxy;

  HaproxyIT() throws IOException {}

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    requireHaproxy();
    Map<String, String> environment =
        ComposeFile.read().environment("memecast", Map.of("MEMECAST_UPLOADS_KEY", KEY));
    environment.put("MEMECAST_UPLOADS_DIR", folder.resolve("uploads").toString());
    environment.put("MEMECAST_RENDER_RESULT_CACHE", "0");
    members = new NamedMembers(3, "memecast", environment, folder);
    running.add(members);
    dns = new LoopbackDns("memecast");
    running.add(dns);
    // Clients that never pause are more than one address should be.
    Map<String, String> limits = Map.of("REQUESTS_FOR_ONE_ADDRESS", "1000000");
    haproxy = new HaproxyProcess(dns.port(), members.port(), limits, folder);
    running.add(haproxy);
    members.start();
    for (int i = 0; i < 3; i++) {
      dns.add(members.address(i));
    }
    haproxy.awaitMembers(3);
  }

  private static void requireHaproxy() throws InterruptedException {
    assumeTrue(
        HaproxyProcess.isInstalled(), "haproxy is not installed: conf/haproxy.cfg is not tested");
    assumeTrue(
        NamedMembers.haveAddresses(), "only 127.0.0.1 is loopback here: haproxy.cfg is not tested");
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable part : running) {
      part.close();
    }
  }

  @Test
  void configuration_asItIs_isAcceptedWithoutAWarning() throws Exception {
    assertThat(HaproxyProcess.check(HaproxyProcess.CONFIGURATION)).isEmpty();
  }

  @Test
  void members_startedAtTheSameMoment_findEachOtherByOneName() throws Exception {
    members.awaitOneCluster();
  }

  @Test
  void healthChecks_ofEveryKind_findAMemberReady() throws Exception {
    assertThat(members.get(0).get("/ready").statusCode()).isEqualTo(200);
    assertThat(members.get(0).get("/health").statusCode()).isEqualTo(200);
    assertThat(readyScript(members.port())).isZero();
    assertThat(readyScript(dns.port())).isNotZero();
  }

  /** The image's own health check, of which a container knows only the exit code. */
  private int readyScript(int port) throws Exception {
    Path script = ImageFile.PATH.resolveSibling(ImageFile.read().healthCheck());
    return new ProcessBuilder("bash", script.toString(), members.address(0), Integer.toString(port))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void get_sameUrl_isAnsweredByTheSameMember() throws Exception {
    Set<String> nodes = new HashSet<>();
    try (PlainClient client = client()) {
      for (int picture = 0; picture < PICTURES; picture++) {
        String node =
            String.valueOf(client.get(NumberedPictures.target(picture)).node());
        for (int again = 0; again < 3; again++) {
          assertThat(client.get(NumberedPictures.target(picture)).node()).isEqualTo(node);
        }
        nodes.add(node);
      }
    }
    assertThat(nodes).hasSize(3);
  }

  @Test
  void get_urlOfSixtyKibibytes_isAnsweredByAMember() throws Exception {
    try (PlainClient client = client()) {
      PlainClient.Answer answer = client.get("/templates?" + "x".repeat(60 << 10));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.node()).isNotNull();
    }
  }

  @Test
  void put_pictureOfThreeMegabytes_isShownByEveryMemberAtOnce() throws Exception {
    try (PlainClient client = client()) {
      for (int version = 0; version < 2; version++) {
        NoisePicture picture = new NoisePicture(version);

        PlainClient.Answer put = client.put("/templates/noise", KEY, picture.png());

        assertThat(put.status()).as(put.body().toString()).isEqualTo(version == 0 ? 201 : 204);
        for (PlainClient.Answer answer : client.getOfEach("/templates/noise?", 3)) {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.body()).isEqualTo(Buffer.buffer(picture.png()));
        }
        for (PlainClient.Answer answer :
            client.getOfEach("/caption?template=noise&top_text=number%20", 3)) {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(picture.isUnderTopTextOf(answer.body())).isTrue();
        }
      }
    }
  }

  @Test
  void delete_template_isGoneFromEveryMemberAtOnce() throws Exception {
    try (PlainClient client = client()) {
      byte[] picture = new NumberedTemplates(1).get(0);
      assertThat(client.put("/templates/gone", KEY, picture).status()).isEqualTo(201);
      assertThat(client.getOfEach("/templates/gone?", 3))
          .allMatch(answer -> answer.status() == 200);

      assertThat(client.delete("/templates/gone", KEY).status()).isEqualTo(204);

      assertThat(client.getOfEach("/templates/gone?", 3))
          .allMatch(answer -> answer.status() == 404);
      assertThat(client.getOfEach("/caption?template=gone&top_text=", 3))
          .allMatch(answer -> answer.status() == 404);
    }
  }

  @Test
  void put_withoutTheKey_is401OfAMemberThoughTheBodyIsNotRead() throws Exception {
    try (PlainClient client = client()) {
      PlainClient.Answer answer = client.put("/templates/duck", new NoisePicture(2).png());

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.node()).isNotNull();
      assertThat(answer.body().toString()).contains("Authorization: Bearer");
    }
  }

  @Test
  void put_tooLarge_is413OfAMemberThoughTheBodyIsNotRead() throws Exception {
    byte[] picture = new byte[(int) AppConfig.DEFAULTS.templates().maxFileBytes() + 1];
    try (PlainClient client = client()) {
      PlainClient.Answer answer = client.put("/templates/duck", KEY, picture);

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.node()).isNotNull();
      assertThat(answer.body().toString()).contains("bytes");
    }
  }

  @Test
  void memberIsKilled_onlyWhatWasInsideItIsLost() throws Exception {
    String killed = node(1);
    List<Failure> failures;
    long before;
    long after;
    try (PictureClients clients = clients()) {
      clients.awaitPictures(50);
      clients.awaitAnswerOf(killed);

      before = System.nanoTime();
      members.get(1).process().destroyForcibly().waitFor();
      after = System.nanoTime();
      dns.remove(members.address(1));
      haproxy.awaitMembers(2);
      clients.awaitPictures(100);

      comeBack(1, clients);
      failures = clients.stop();
    }
    assertThat(failures.stream().filter(failure -> !wasInside(failure, killed, before, after)))
        .isEmpty();
  }

  /**
   * Of a GET an answer must have begun to come from the killed member, else it is asked elsewhere. A POST may have been
   * carried out, so it is lost when it was under way while the member died.
   */
  private static boolean wasInside(Failure failure, String killed, long before, long after) {
    return failure.isGet()
        ? failure.cutOff().equals(killed)
        : failure.startNanos() < after && failure.endNanos() > before;
  }

  @Test
  void memberStopsAndComesBack_nothingIsLost() throws Exception {
    List<Failure> failures;
    try (PictureClients clients = clients()) {
      clients.awaitAnswerOf(node(2));

      Process process = members.get(2).process();
      process.destroy();
      assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      dns.remove(members.address(2));
      clients.awaitPictures(100);

      comeBack(2, clients);
      failures = clients.stop();
    }
    assertThat(failures).isEmpty();
  }

  /** As a container's is that has just been started; a request must not meet only such ones. */
  @Test
  void membersAreNamedBeforeTheyListen_nothingIsLost() throws Exception {
    List<String> addresses = List.of("127.0.0.101", "127.0.0.102", "127.0.0.103");
    List<Failure> failures;
    try (PictureClients clients = clients()) {
      for (int round = 0; round < 3; round++) {
        for (String address : addresses) {
          dns.add(address);
        }
        haproxy.awaitNamed(3 + addresses.size());
        clients.awaitPictures(50);
        for (String address : addresses) {
          dns.remove(address);
        }
        haproxy.awaitNamed(3);
      }
      failures = clients.stop();
    }
    assertThat(failures).isEmpty();
  }

  private void comeBack(int index, PictureClients clients) throws Exception {
    members.restart(index);
    dns.add(members.address(index));
    haproxy.awaitMembers(3);
    clients.awaitAnswerOf(node(index));
    clients.awaitPictures(50);
  }

  private PlainClient client() {
    return new PlainClient("127.0.0.1", haproxy.port());
  }

  private PictureClients clients() {
    return new PictureClients(CLIENTS, "127.0.0.1", haproxy.port(), pictures);
  }

  private String node(int index) throws IOException, InterruptedException {
    return members.get(index).node();
  }
}
