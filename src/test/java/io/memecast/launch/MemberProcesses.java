package io.memecast.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Processes that are one cluster of their own. Each has one worker and keeps no results, so that work spreads. */
final class MemberProcesses implements AutoCloseable {
  /** Lets a client put templates in. */
  static final String KEY = "the-key-of-a-test";

  private final Map<String, String> environment;
  private final List<PackagedServer> members = new ArrayList<>();

  /** Starts them at the same moment and waits until each is ready. */
  MemberProcesses(int number) throws IOException, InterruptedException {
    this(number, Map.of());
  }

  /** Such that keep in this folder what clients put in. */
  MemberProcesses(int number, Path uploads) throws IOException, InterruptedException {
    this(number, uploadSettings(uploads));
  }

  private MemberProcesses(int number, Map<String, String> more)
      throws IOException, InterruptedException {
    environment = new HashMap<>(settings());
    environment.putAll(more);
    environment.put("MEMECAST_CLUSTER_PORT", Integer.toString(FreePorts.forCluster()));
    try {
      for (int i = 0; i < number; i++) {
        members.add(PackagedServer.launch(environment));
      }
      for (PackagedServer member : members) {
        member.awaitReady();
      }
    } catch (IOException | InterruptedException | IllegalStateException e) {
      close();
      throw e;
    }
  }

  /** What every member of a test's cluster is set to. */
  static Map<String, String> settings() {
    return Map.of(
        "MEMECAST_CLUSTER_NAME",
        "test-" + UUID.randomUUID(),
        "MEMECAST_RENDER_THREADS",
        "1",
        "MEMECAST_RENDER_RESULT_CACHE",
        "0",
        // The first compiler alone starts in half the time.
        "JDK_JAVA_OPTIONS",
        "-XX:TieredStopAtLevel=1");
  }

  static Map<String, String> uploadSettings(Path uploads) {
    return Map.of("MEMECAST_UPLOADS_DIR", uploads.toString(), "MEMECAST_UPLOADS_KEY", KEY);
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

  /** Waits until each member sees all. */
  void awaitOneCluster() throws IOException, InterruptedException {
    for (PackagedServer member : members) {
      member.awaitClusterOf(members.size());
    }
  }

  @Override
  public void close() throws IOException {
    members.forEach(member -> member.process().destroyForcibly());
    for (PackagedServer member : members) {
      member.close();
    }
  }
}
