package io.memecast.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Docker engine of a test's own, see {@code src/test/docker/engine.sh}: it ends with this object, and also with this process,
 * however that ends.
 */
final class DockerEngine implements AutoCloseable {
  private static final Path SCRIPT = Path.of("src", "test", "docker", "engine.sh");
  private static final List<String> TOOLS =
      List.of("dockerd", "docker", "debootstrap", "iptables", "ip", "nsenter", "unshare");

  private final Path folder;
  private final Process process;
  private final String address;

  /**
   * Starts it, which takes a minute or two where the folder has no system for its images yet.
   *
   * @param folder where it keeps its files and its log
   * @param jar what the build of an image makes
   */
  DockerEngine(Path folder, Path jar) throws IOException {
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    process = new ProcessBuilder(
            "bash",
            SCRIPT.toString(),
            this.folder.toString(),
            jar.toAbsolutePath().toString())
        .redirectError(log().toFile())
        .start();
    BufferedReader output = process.inputReader(UTF_8);
    String line = output.readLine();
    assertThat(line).as(Files.readString(log())).startsWith("ready ");
    address = line.substring("ready ".length());
  }

  /** What it takes and is not there, as a sentence's subject; empty when all is. */
  static List<String> missing() throws IOException, InterruptedException {
    List<String> missing = new ArrayList<>();
    for (String tool : TOOLS) {
      if (!succeeds("command -v " + tool)) {
        missing.add(tool);
      }
    }
    if (!succeeds("docker compose version || docker-compose version")) {
      missing.add("docker-compose");
    }
    if (!succeeds("[ $(id -u) = 0 ]")) {
      missing.add("root");
    }
    return missing;
  }

  private static boolean succeeds(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private Path log() {
    return folder.resolve("engine.log");
  }

  /** What is published on a port is there. */
  String address() {
    return address;
  }

  /** The value of {@code DOCKER_HOST}. */
  String host() {
    return "unix://" + folder.resolve("docker.sock");
  }

  /** Ends it with all its containers, and holds it to its promise that nothing is left of it. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
    process.destroy();
    process.onExit().join();
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(folder.toString());
    assertThat(Path.of("/sys/class/net/mc" + process.pid())).doesNotExist();
    assertThat(process.descendants()).isEmpty();
  }
}
