package io.memecast.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of what {@code docker compose} reads, as a clone with umask 077 has it: nobody but its owner may read any of it. The
 * load balancer's configuration alone may be read by all, as {@code docker-compose.yml} asks for.
 */
final class ComposeProject {
  private static final List<String> PARTS = List.of(
      "docker-compose.yml", ".dockerignore", "pom.xml", ".mvn", "assets", "conf", "src/main");

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Copies it.
   *
   * @param environment variables of every command
   */
  ComposeProject(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    for (String part : PARTS) {
      copy(Path.of(part));
    }
    set("rw-r--r--", HaproxyProcess.CONFIGURATION);
    set("rwx------", Path.of("conf", "rolling-update.sh"));
  }

  private void copy(Path part) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(part)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
      set("rw-------", file);
    }
  }

  private void set(String permissions, Path file) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(file), PosixFilePermissions.fromString(permissions));
  }

  /** Variables of the members beside those of {@code docker-compose.yml}: a file that compose looks for says them. */
  void override(Map<String, String> variables) throws IOException {
    String environment = new JsonObject(Map.copyOf(variables)).encode();
    Files.writeString(
        folder.resolve("docker-compose.override.yml"),
        "services: {memecast: {environment: " + environment + "}}\n");
  }

  /** What a command of compose, whichever of the two there is, writes to its output. */
  String compose(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(hasPlugin() ? List.of("docker", "compose") : List.of("docker-compose"));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  private static boolean hasPlugin() throws IOException, InterruptedException {
    return new ProcessBuilder("docker", "compose", "version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  String docker(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  /** Runs a command in the project's folder that must succeed, and returns its output. */
  String run(List<String> command) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("command", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor())
        .as("%s: %s %s", command, output, Files.readString(errors))
        .isZero();
    Files.delete(errors);
    return output;
  }
}
