package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a process: start, stop, and what it says when it cannot start. */
@Timeout(180)
class PackagedServerIT {
  private static final String BODY = "{\"template\":\"raccoon\",\"top_text\":\"still here\"}";

  private static final Pattern OPERATORS =
      Pattern.compile("Operators are answered on (127\\.0\\.0\\.1:\\d+)");

  private static int exitCode(PackagedServer server) throws InterruptedException {
    assertThat(server.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
    return server.process().exitValue();
  }

  @Test
  void caption_bundledTemplate_isAPicture() throws Exception {
    try (PackagedServer server = PackagedServer.start(Map.of())) {
      HttpResponse<byte[]> answer = server.get("/caption?template=raccoon&top_text=Hello");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).hasValue("image/jpeg");
      assertThat(answer.body()).startsWith(0xff, 0xd8).hasSizeGreaterThan(10_000);
      assertThat(server.output()).contains("Settings: ").contains(" listens on 127.0.0.1:");
    }
  }

  @Test
  void sigterm_duringARequest_finishesItAndExitsWithZero() throws Exception {
    try (PackagedServer server = PackagedServer.start(Map.of());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      client.setSoTimeout(60_000);
      OutputStream out = client.getOutputStream();
      BufferedReader in = new BufferedReader(
          new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      write(
          out,
          "POST /caption HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Expect: 100-continue\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
      assertThat(in.readLine()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(in.readLine()).isEmpty();

      server.process().destroy();
      while (accepts(server.port())) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      write(out, BODY);

      assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(exitCode(server)).isZero();
      assertThat(server.output()).contains("SIGTERM: stopping").contains(" has stopped");
    }
  }

  private static boolean accepts(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Test
  void thirdSignal_endsAtOnce() throws Exception {
    try (PackagedServer server = PackagedServer.start(Map.of());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      write(
          client.getOutputStream(),
          "POST /caption HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n");
      for (int signals = 1; signals <= 3; signals++) {
        server.signal("TERM");
        int received = signals;
        while (server.process().isAlive()
            && server.output().split("SIGTERM: stopping", -1).length <= received) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
      }

      assertThat(exitCode(server)).isEqualTo(143);
    }
  }

  @Test
  void start_wrongSettings_listsThemAndExitsWith64(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("conf.yaml"), "http: {request-timeot: 3s}");

    try (PackagedServer server = PackagedServer.launch(
        Map.of("MEMECAST_CLUSTER_BACKUPS", "9"), "--config", file.toString())) {
      assertThat(exitCode(server)).isEqualTo(64);
      assertThat(server.output().lines().toList())
          .containsExactlyInAnyOrder(
              "memecast: cluster.backups: must be a whole number between 0 and 6, was 9 (in"
                  + " MEMECAST_CLUSTER_BACKUPS)",
              "memecast: http.request-timeot: no such setting, did you mean http.request-timeout? (in "
                  + file + ")",
              "Try 'memecast --help'.");
    }
  }

  @Test
  void start_missingAssets_saysSoAndExitsWithOne(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing");

    try (PackagedServer server =
        PackagedServer.launch(Map.of(), "--quiet", "--assets", missing.toString())) {
      assertThat(exitCode(server)).isEqualTo(1);
      assertThat(server.output().lines().toList())
          .isEqualTo(List.of("memecast: assets.dir: no folder of templates and fonts: " + missing));
    }
  }

  @Test
  void start_takenPort_saysSoAndExitsWithOne() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        PackagedServer server =
            PackagedServer.launchOn(taken.getLocalPort(), Map.of(), "--quiet")) {
      assertThat(exitCode(server)).isEqualTo(1);
      assertThat(server.output())
          .contains("memecast: cannot start HTTP on 127.0.0.1:" + server.port())
          .contains("Address already in use")
          .doesNotContain("has joined");
    }
  }

  @Test
  void start_takenPortForOperators_namesTheSetting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        PackagedServer server = PackagedServer.launch(
            Map.of("MEMECAST_HTTP_OPS", "127.0.0.1:" + taken.getLocalPort()), "--quiet")) {
      assertThat(exitCode(server)).isEqualTo(1);
      assertThat(server.output())
          .contains("cannot start HTTP on 127.0.0.1:" + taken.getLocalPort() + " (http.ops): ")
          .doesNotContain("has joined");
    }
  }

  @Test
  void addressForOperators_anyPort_isTheOnlyOneThatTellsOfMembers() throws Exception {
    try (PackagedServer server = PackagedServer.start(Map.of("MEMECAST_HTTP_OPS", "127.0.0.1:0"))) {
      Matcher told = OPERATORS.matcher(server.output());

      assertThat(told.find()).isTrue();
      URI cluster = URI.create("http://" + told.group(1) + "/cluster");
      HttpResponse<String> answer = HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(cluster).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(server.get("/cluster").statusCode()).isEqualTo(404);
      server.process().destroy();
      assertThat(exitCode(server)).isZero();
    }
  }
}
