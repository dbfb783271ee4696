package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memecast.launch.PictureClients.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
 * retry nothing. Only addresses and ports are others than in containers, and finished pictures are not kept, so that each
 * is drawn. Without {@code haproxy} on the path the tests are skipped, aloud; with
 * {@code MEMECAST_TEST_REQUIRE_TOOLS=true} they fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HaproxyIT {
  private static final int CLIENTS = 6;
  private static final int PICTURES = 24;

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
        new HashMap<>(YamlTree.documents(Path.of("docker-compose.yml"))
            .get(0)
            .at("services", "memecast", "environment")
            .entries());
    environment.put("MEMECAST_RENDER_RESULT_CACHE", "0");
    members = new NamedMembers(3, "memecast", environment, folder);
    running.add(members);
    dns = new LoopbackDns("memecast");
    running.add(dns);
    haproxy = new HaproxyProcess(dns.port(), members.port(), folder);
    running.add(haproxy);
    members.start();
    for (int i = 0; i < 3; i++) {
      dns.add(members.address(i));
    }
    haproxy.awaitMembers(3);
  }

  private static void requireHaproxy() throws InterruptedException {
    boolean found;
    try {
      found = new ProcessBuilder("haproxy", "-v")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      found = false;
    }
    if (!found && "true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      fail("haproxy is not installed (apt-get install haproxy)");
    }
    assumeTrue(found, "haproxy is not installed: conf/haproxy.cfg is not tested");
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
    try (PlainClient client = new PlainClient("127.0.0.1", haproxy.port())) {
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
    try (PlainClient client = new PlainClient("127.0.0.1", haproxy.port())) {
      PlainClient.Answer answer = client.get("/templates?" + "x".repeat(60 << 10));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.node()).isNotNull();
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

  private void comeBack(int index, PictureClients clients) throws Exception {
    members.restart(index);
    dns.add(members.address(index));
    haproxy.awaitMembers(3);
    clients.awaitAnswerOf(node(index));
    clients.awaitPictures(50);
  }

  private PictureClients clients() {
    return new PictureClients(CLIENTS, "127.0.0.1", haproxy.port(), pictures);
  }

  private String node(int index) throws IOException, InterruptedException {
    return members.get(index).node();
  }
}
