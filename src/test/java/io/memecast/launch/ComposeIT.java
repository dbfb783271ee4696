package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memecast.launch.PictureClients.Failure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real Dockerfile, {@code docker-compose.yml}, {@code conf/haproxy.cfg} and {@code conf/rolling-update.sh} on a real Docker
 * engine, with stand-ins for the base images, and clients that retry nothing. Where one of its tools or root is missing the
 * tests are skipped, aloud; with {@code MEMECAST_TEST_REQUIRE_TOOLS=true} they fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class ComposeIT {
  private static final int MEMBERS = 3;
  private static final int PORT = 1337;
  private static final int CLIENTS = 4;
  private static final String KEY = "the-key-of-a-test";

  /** The first compiler alone starts in half the time. */
  private static final Map<String, String> FAST_START =
      Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  /** New containers need the processor, too. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final NumberedPictures pictures = new NumberedPictures(24);
  private final List<AutoCloseable> running = new ArrayList<>();
  private DockerEngine engine;
  private ComposeProject project;
  private String built;

  ComposeIT() throws IOException {}

  @BeforeAll
  @Timeout(300)
  void start(@TempDir Path folder) throws Exception {
    List<String> missing = DockerEngine.missing();
    if ("true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      assertThat(missing).as("what docker-compose.yml is tested with").isEmpty();
    }
    assumeTrue(missing.isEmpty(), "docker-compose.yml is not tested, as there is no " + missing);
    Path jar = Path.of(System.getProperty("memecast.jar", "target/memecast.jar"));
    engine = new DockerEngine(Path.of("target", "docker"), jar);
    running.add(engine);
    project = new ComposeProject(
        folder,
        Map.of(
            "DOCKER_HOST", engine.host(),
            "DOCKER_BUILDKIT", "0",
            "COMPOSE_DOCKER_CLI_BUILD", "0",
            "COMPOSE_PROJECT_NAME", "memecast",
            "MEMECAST_UPLOADS_KEY", KEY));
    project.override(FAST_START);
    built = project.compose("build");
    project.compose("up", "--detach");
    awaitMembers(MEMBERS);
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable part : running) {
      part.close();
    }
  }

  @Test
  void build_ofTheImage_warnsOfNothing() {
    assertThat(built).contains("memecast:").doesNotContainIgnoringCase("warning");
  }

  @Test
  void log_ofMembersThatStarted_hasNoComplaintOfFontconfigAndNoProbes() throws Exception {
    List<String> lines =
        project.compose("logs", "--no-color", "memecast").lines().toList();

    assertThat(lines).anyMatch(line -> line.contains(" listens on "));
    assertThat(lines)
        .filteredOn(line -> line.matches(".*(Fontconfig|GET /ready 200|GET /health 200).*"))
        .isEmpty();
  }

  @Test
  void put_throughTheLoadBalancer_isReadThroughEveryMember() throws Exception {
    try (PlainClient client = client()) {
      byte[] picture = new NumberedTemplates(1).get(0);
      assertThat(client.put("/templates/put-in", KEY, picture).status()).isEqualTo(201);

      assertThat(client.getOfEach("/templates/put-in?", MEMBERS))
          .allMatch(answer -> answer.status() == 200);
      assertThat(client.getOfEach("/caption?template=put-in&top_text=", MEMBERS))
          .allMatch(answer -> answer.status() == 200);
    }
  }

  /** A GET is lost only where its answer had begun; a POST may have been carried out. */
  @Test
  void memberIsKilled_noGetIsLost() throws Exception {
    List<Failure> failures;
    try (PictureClients clients = clients()) {
      clients.awaitPictures(50);

      project.docker("kill", members().get(0));
      clients.awaitPictures(200);
      failures = clients.stop();
    }
    assertThat(failures)
        .filteredOn(failure -> failure.isGet() && failure.cutOff().isEmpty())
        .isEmpty();
    project.compose("up", "--detach");
    awaitMembers(MEMBERS);
  }

  @Test
  void scale_toFive_losesNothingAndAllFiveAnswer() throws Exception {
    List<Failure> failures;
    try (PictureClients clients = clients()) {
      clients.awaitPictures(50);

      project.compose("up", "--detach", "--scale", "memecast=5");
      for (String node : awaitMembers(5)) {
        clients.awaitAnswerOf(node);
      }
      failures = clients.stop();
    }
    assertThat(failures).isEmpty();
    project.compose("up", "--detach", "--scale", "memecast=" + MEMBERS);
    awaitMembers(MEMBERS);
  }

  @Test
  void rollingUpdate_ofChangedSettings_losesNothing() throws Exception {
    List<String> before = members();
    List<Failure> failures;
    Map<String, String> changed = new HashMap<>(FAST_START);
    changed.put("MEMECAST_HTTP_CACHE_MAX_AGE", "7m");
    project.override(changed);
    try (PictureClients clients = clients()) {
      clients.awaitPictures(50);

      project.run(List.of("conf/rolling-update.sh"));
      for (String node : awaitMembers(MEMBERS)) {
        clients.awaitAnswerOf(node);
      }
      failures = clients.stop();
    }
    assertThat(failures).isEmpty();
    List<String> after = members();
    assertThat(after).hasSize(MEMBERS).doesNotContainAnyElementsOf(before);
    for (String member : after) {
      assertThat(project.docker("inspect", "--format", "{{.Config.Env}}", member))
          .contains("MEMECAST_HTTP_CACHE_MAX_AGE=7m");
    }
    project.compose("up", "--detach");
    assertThat(members()).containsExactlyInAnyOrderElementsOf(after);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void down_withVolumes_leavesNothing() throws Exception {
    project.compose("down", "--volumes");

    assertThat(project.docker("ps", "--all", "--quiet")).isEmpty();
    assertThat(project.docker("volume", "ls", "--quiet")).isEmpty();
    assertThat(project.docker("network", "ls", "--quiet", "--filter", "type=custom"))
        .isEmpty();
  }

  /** The members' containers. */
  private List<String> members() throws Exception {
    return project.compose("ps", "--quiet", "memecast").lines().toList();
  }

  /**
   * Waits until so many containers of members, and the load balancer's, are healthy, and they are one cluster.
   *
   * @return what the members are called
   */
  private Set<String> awaitMembers(int number) throws Exception {
    while (project.docker("ps", "--quiet", "--filter", "health=healthy").lines().count()
        != number + 1) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    while (true) {
      Set<String> reachable = reachable();
      if (reachable.size() == number) {
        return reachable;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** As the README tells whoever looks after them. */
  private Set<String> reachable() throws Exception {
    String answer = project.compose(
        "exec", "-T", "haproxy", "wget", "-qO-", "http://memecast:" + PORT + "/cluster");
    return new JsonObject(answer)
        .getJsonArray("members").stream()
            .map(JsonObject.class::cast)
            .filter(member -> member.getBoolean("reachable"))
            .map(member -> member.getString("member"))
            .collect(Collectors.toSet());
  }

  private PlainClient client() {
    return new PlainClient(engine.address(), PORT);
  }

  private PictureClients clients() {
    return new PictureClients(CLIENTS, engine.address(), PORT, pictures, PAUSE);
  }
}
