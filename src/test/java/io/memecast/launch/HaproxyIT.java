package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code conf/haproxy.cfg} before three members, where HAProxy is installed. */
@Timeout(240)
class HaproxyIT {
  private static final int CLIENTS = 4;

  private final Path folder;

  HaproxyIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "haproxy")));
  }

  /** The file as it is, but for ports and for the members, which no DNS knows here. */
  private Path configuration(int port, MemberProcesses members) throws IOException {
    String servers = IntStream.range(0, 3)
        .mapToObj(i -> "  server member" + i + " 127.0.0.1:" + members.get(i).port() + " check")
        .collect(Collectors.joining("\n"));
    String shipped = Files.readString(Path.of("conf", "haproxy.cfg"));
    String changed = shipped
        .replace("bind :1337", "bind 127.0.0.1:" + port)
        .replace("bind 127.0.0.1:8404", "bind 127.0.0.1:" + MemberProcesses.freePort())
        .replaceFirst("(?m)^  server-template .*$", servers);
    assertThat(changed).contains("server member2").doesNotContain(":1337", "server-template");
    return Files.writeString(folder.resolve("haproxy.cfg"), changed);
  }

  private Process start(Path configuration) throws IOException {
    return new ProcessBuilder("haproxy", "-f", configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("haproxy.log").toFile())
        .start();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("haproxy.log"));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private void awaitAnswer(Process haproxy, String url) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    while (true) {
      assertThat(haproxy.isAlive()).as(() -> "haproxy runs: " + log()).isTrue();
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Test
  void members_restartedAndKilled_clientsBarelyNotice() throws Exception {
    if (!"true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      assumeThat(installed()).as("haproxy is installed").isTrue();
    }
    int port = MemberProcesses.freePort();
    String url = "http://127.0.0.1:" + port;
    try (MemberProcesses members = new MemberProcesses(3)) {
      Process haproxy = start(configuration(port, members));
      try {
        awaitAnswer(haproxy, url + "/ready");
        try (SteadyClients clients = new SteadyClients(CLIENTS, url)) {
          clients.awaitRequests(30);
          assertThat(members.stop(1)).isZero();
          members.replace(1);
          clients.awaitRequests(30);
          assertThat(clients.failures()).isEmpty();

          members.kill(2);
          clients.awaitRequests(60);
          clients.stop();

          // An answer that has begun cannot be asked for again: at most one for each client.
          assertThat(clients.failures()).hasSizeLessThanOrEqualTo(CLIENTS);
          assertThat(clients.etags().values()).doesNotHaveDuplicates().doesNotContain("none");
        }
      } finally {
        haproxy.destroy();
        haproxy.waitFor();
      }
    }
  }
}
