package io.memecast.launch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar as a process of its own, on a free port of loopback and in a cluster of its own, unless the
 * environment that is passed says otherwise. Ends with {@link #close}.
 */
public final class PackagedServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5))
      .build();

  private final Process process;
  private final Path log;
  private final String host;
  private final int port;

  private PackagedServer(Process process, Path log, String host, int port) {
    this.process = process;
    this.log = log;
    this.host = host;
    this.port = port;
  }

  /** Starts {@code target/memecast.jar} with these flags and does not wait until it is ready. */
  public static PackagedServer launch(Map<String, String> environment, String... flags)
      throws IOException {
    return launch(FreePorts.any(), environment, flags);
  }

  /** The same on a port that is not free. */
  static PackagedServer launchOn(int port, Map<String, String> environment, String... flags)
      throws IOException {
    return launch(port, environment, flags);
  }

  private static PackagedServer launch(int port, Map<String, String> environment, String... flags)
      throws IOException {
    return launchAt("127.0.0.1", port, environment, flags);
  }

  /** The same in a JVM with these options, which win over the usual ones; waits until it is ready. */
  public static PackagedServer startInJvm(
      List<String> options, Map<String, String> environment, String... flags)
      throws IOException, InterruptedException {
    return started(launchAt("127.0.0.1", FreePorts.any(), options, environment, flags));
  }

  /** The same at another address of loopback. */
  static PackagedServer launchAt(
      String host, int port, Map<String, String> environment, String... flags) throws IOException {
    return launchAt(host, port, List.of(), environment, flags);
  }

  private static PackagedServer launchAt(
      String host, int port, List<String> options, Map<String, String> environment, String... flags)
      throws IOException {
    Path log = Files.createTempFile("memecast-", ".log");
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
    command.addAll(options);
    command.addAll(List.of(
        "-jar", System.getProperty("memecast.jar", "target/memecast.jar"), host + ":" + port));
    command.addAll(List.of(flags));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MEMECAST_"));
    builder.environment().put("MEMECAST_CLUSTER_NAME", "test-" + UUID.randomUUID());
    builder.environment().put("MEMECAST_CLUSTER_PORT", Integer.toString(FreePorts.forCluster()));
    builder.environment().putAll(environment);
    return new PackagedServer(builder.start(), log, host, port);
  }

  /** Starts it and waits until {@code /ready} says so. */
  public static PackagedServer start(Map<String, String> environment, String... flags)
      throws IOException, InterruptedException {
    return started(launch(environment, flags));
  }

  private static PackagedServer started(PackagedServer server)
      throws IOException, InterruptedException {
    try {
      server.awaitReady();
      return server;
    } catch (IllegalStateException e) {
      server.close();
      throw e;
    }
  }

  /** Waits until {@code /ready} answers 200. */
  public void awaitReady() throws InterruptedException, IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IllegalStateException("exited with " + process.exitValue() + ":\n" + output());
      }
      try {
        if (get("/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new IllegalStateException("not ready after " + START_LIMIT + ":\n" + output());
  }

  /** Waits until it sees so many members, itself included. */
  public void awaitClusterOf(int members) throws IOException, InterruptedException {
    while (ClusterSize.of(output()) != members) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  public HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
    return get(request(target).build());
  }

  /** The same, if it is another than the one with this entity tag. */
  HttpResponse<byte[]> get(String target, String knownEtag)
      throws IOException, InterruptedException {
    return get(request(target).header("If-None-Match", knownEtag).build());
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(url(target))).timeout(Duration.ofSeconds(60));
  }

  private static HttpResponse<byte[]> get(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  public String url(String target) {
    return "http://" + host + ":" + port + target;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public Process process() {
    return process;
  }

  /** KiB of heap in use after a full collection, as {@code jcmd} says. */
  public long usedHeapKiB() throws IOException, InterruptedException {
    jcmd("GC.run");
    String info = jcmd("GC.heap_info");
    return Long.parseLong(info.replaceAll("(?s).*?used (\\d+)K.*", "$1"));
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(process.pid()),
            command)
        .redirectErrorStream(true)
        .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return output;
  }

  /** Sends it a signal, such as {@code STOP}. */
  void signal(String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
        .start()
        .waitFor();
    if (code != 0) {
      throw new IOException("kill -" + name + " exited with " + code);
    }
  }

  /** Its short name. */
  String node() throws IOException, InterruptedException {
    return get("/health").headers().firstValue("x-memecast-node").orElseThrow();
  }

  /** Jobs that its workers have begun. */
  public long startedJobs() throws IOException, InterruptedException {
    return new JsonObject(Buffer.buffer(get("/stats").body()))
        .getJsonObject("jobs")
        .getLong("started");
  }

  /** What it has written to standard output and standard error so far. */
  public String output() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, 40, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
    process.onExit().join();
    Files.deleteIfExists(log);
  }
}
