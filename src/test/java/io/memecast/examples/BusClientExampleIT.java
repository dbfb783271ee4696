package io.memecast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.memecast.launch.FreePorts;
import io.memecast.launch.PackagedServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example as a process of its own, with two members that are processes, too. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BusClientExampleIT {
  private static final String MACRO = "{\"template\": \"chelsea\", \"top_text\": \"over the bus\"}";
  private static final String TARGET = "/caption?template=chelsea&top_text=over%20the%20bus";

  /** Alone it starts in half the time. */
  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  /** A guest's two lines in a member's log. */
  private static final Pattern VISIT = Pattern.compile(
      "(Guest \\S+) \\(\\S+\\) has joined, 2 in all.*\\1 \\(\\S+\\) is gone, 2 in all",
      Pattern.DOTALL);

  private final String cluster = "test-" + UUID.randomUUID();
  private final int port = FreePorts.forCluster();
  private final ExampleProject client;
  private final PackagedServer first = launch();
  private final PackagedServer second = launch();

  /** The program has a project of its own, with the libraries that the documentation names and what they bring. */
  BusClientExampleIT(@TempDir Path project) throws IOException {
    client = new ExampleProject(
        project,
        NamedJars.classPath("vertx-hazelcast", "hazelcast", "vertx-core", "netty", "jackson-core"));
    client.compile(Path.of("src/test/java/io/memecast/examples/BusClientExample.java"));
  }

  @BeforeAll
  void awaitReady() throws IOException, InterruptedException {
    first.awaitReady();
    second.awaitReady();
  }

  @AfterAll
  void stop() throws IOException {
    second.close();
    first.close();
  }

  @Test
  void main_macro_writesThePictureThatHttpGives(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("out.jpg");
    JsonArray templates = new JsonArray(text(first.get("/templates").body()));
    var http = first.get(TARGET);

    Process client = launch(file, MACRO);
    String output = text(client.getInputStream().readAllBytes());

    assertThat(client.waitFor()).as(output).isZero();
    assertThat(Files.readAllBytes(file)).isEqualTo(http.body());
    assertThat(output)
        .contains("templates: " + templates.size())
        .contains("content-type: image/jpeg", "width: 451", "height: 300")
        .containsPattern("member: [0-9a-f]{8}");
    assertThat(http.headers().firstValue("etag").orElseThrow()).contains(etag(output));
  }

  @Test
  void main_unknownTemplate_tellsTheNumberAndTheTextOfHttp(@TempDir Path folder) throws Exception {
    String error =
        new JsonObject(text(first.get("/caption?template=nothing").body())).getString("error");

    Process client = launch(folder.resolve("out.jpg"), "{\"template\": \"nothing\"}");
    String output = text(client.getInputStream().readAllBytes());

    assertThat(client.waitFor()).isOne();
    assertThat(output).contains("1001 " + error);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void main_comesAndGoes_membersLogsShowNoWarning(@TempDir Path folder) throws Exception {
    int begin = first.output().length();

    Process client = launch(folder.resolve("out.jpg"), MACRO);
    assertThat(client.waitFor()).isZero();

    String log = "";
    while (!VISIT.matcher(log).find()) {
      TimeUnit.MILLISECONDS.sleep(20);
      log = first.output().substring(begin);
    }
    assertThat(log).doesNotContain(" WARN ").doesNotContain(" ERROR ");
  }

  /**
   * Whom Vert.x asks is certain: it leaves out who listens once while another listens twice. That one falls silent as a
   * killed member does, so that the second question goes to a server.
   */
  @Test
  void main_memberFallsSilent_asksOnceMoreAndIsAnswered(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("out.jpg");
    CountDownLatch asked = new CountDownLatch(1);
    Process client;
    HazelcastInstance silent =
        Hazelcast.newHazelcastInstance(BusClientExample.guest(cluster, member(), "127.0.0.1"));
    try {
      Vertx vertx = BusClientExample.start(silent, "127.0.0.1");
      for (int i = 0; i < 2; i++) {
        vertx
            .eventBus()
            .consumer("memecast.caption", message -> asked.countDown())
            .completion()
            .await(10, TimeUnit.SECONDS);
      }
      client = launch(file, MACRO);
      asked.await();
      // Neither the one guest nor the other.
      assertThat(membersListedBy(second)).isEqualTo(2);
      vertx.close().await(10, TimeUnit.SECONDS);
    } finally {
      silent.shutdown();
    }

    String output = text(client.getInputStream().readAllBytes());
    assertThat(client.waitFor()).as(output).isZero();
    assertThat(output).contains("asking once more");
    assertThat(Files.readAllBytes(file)).isEqualTo(first.get(TARGET).body());
  }

  private Process launch(Path file, String macro) throws IOException {
    return client.start(
        BusClientExample.class.getName(), cluster, member(), "127.0.0.1", file.toString(), macro);
  }

  private PackagedServer launch() throws IOException {
    return PackagedServer.launch(Map.of(
        "MEMECAST_CLUSTER_NAME",
        cluster,
        "MEMECAST_CLUSTER_PORT",
        Integer.toString(port),
        "JDK_JAVA_OPTIONS",
        FIRST_COMPILER));
  }

  private String member() {
    return "127.0.0.1:" + port;
  }

  private static int membersListedBy(PackagedServer server)
      throws IOException, InterruptedException {
    return new JsonObject(text(server.get("/cluster").body()))
        .getJsonArray("members")
        .size();
  }

  private static String etag(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("etag: "))
        .map(line -> line.substring("etag: ".length()))
        .findFirst()
        .orElseThrow();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
