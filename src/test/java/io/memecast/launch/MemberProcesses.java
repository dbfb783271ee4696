package io.memecast.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Processes that are one cluster of their own. Each has one worker and keeps no results, so that work spreads. */
final class MemberProcesses implements AutoCloseable {
  private final Map<String, String> environment;
  private final List<PackagedServer> members = new ArrayList<>();

  MemberProcesses(int number) throws IOException, InterruptedException {
    environment = Map.of(
        "MEMECAST_CLUSTER_NAME",
        "test-" + UUID.randomUUID(),
        "MEMECAST_CLUSTER_PORT",
        Integer.toString(freePort()),
        "MEMECAST_RENDER_THREADS",
        "1",
        "MEMECAST_RENDER_RESULT_CACHE",
        "0");
    for (int i = 0; i < number; i++) {
      members.add(PackagedServer.start(environment));
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  PackagedServer get(int index) {
    return members.get(index);
  }

  /** As a power cut would. */
  void kill(int index) throws InterruptedException {
    members.get(index).process().destroyForcibly().waitFor();
  }

  /**
   * Asks it to stop.
   *
   * @return its exit code
   */
  int stop(int index) throws InterruptedException {
    Process process = members.get(index).process();
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      throw new IllegalStateException("member " + index + " does not stop");
    }
    return process.exitValue();
  }

  /** A new member in the place of one that has stopped, on the same port. */
  void replace(int index) throws IOException, InterruptedException {
    int port = members.get(index).port();
    members.get(index).close();
    PackagedServer replacement = PackagedServer.launchOn(port, environment);
    members.set(index, replacement);
    replacement.awaitReady();
  }

  /** Waits until the member has rendered something. */
  void awaitWork(int index) throws IOException, InterruptedException {
    while (!new String(get(index).get("/stats").body(), StandardCharsets.UTF_8)
        .matches("(?s).*\"started\"\\s*:\\s*[1-9].*")) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() throws IOException {
    for (PackagedServer member : members) {
      member.process().destroy();
    }
    for (PackagedServer member : members) {
      member.close();
    }
  }
}
