package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Dockerfile.
 *
 * @param text as it is
 */
record ImageFile(String text) {
  static final Path PATH = Path.of("src", "main", "docker", "Dockerfile");

  private static final String VOLUME_FOLDER = "RUN install -d -o (\\d+) -g (\\d+) -m 0750 (\\S+)";

  static ImageFile read() throws IOException {
    return new ImageFile(Files.readString(PATH));
  }

  private Stream<MatchResult> lines(String pattern) {
    return Pattern.compile("^" + pattern + "$", Pattern.MULTILINE).matcher(text).results();
  }

  private String only(String pattern) {
    return only(pattern, 1);
  }

  private String only(String pattern, int group) {
    List<MatchResult> found = lines(pattern).toList();
    assertThat(found).as(pattern).hasSize(1);
    return found.get(0).group(group);
  }

  /** What is copied from the build's context. */
  List<String> sources() {
    return lines("COPY ((?!--from).+) \\S+")
        .flatMap(copy -> Arrays.stream(copy.group(1).split(" ", -1)))
        .toList();
  }

  /** {@code UID:GID}. */
  String user() {
    return only("USER (\\d+:\\d+)");
  }

  /** The folder that is made for a volume. */
  Path volumeFolder() {
    return Path.of(only(VOLUME_FOLDER, 3));
  }

  /** Whose that folder is, {@code UID:GID}. */
  String volumeOwner() {
    return only(VOLUME_FOLDER, 1) + ":" + only(VOLUME_FOLDER, 2);
  }

  List<Integer> exposed() {
    return Arrays.stream(only("EXPOSE (.+)").split(" ", -1))
        .map(Integer::valueOf)
        .toList();
  }

  /** The script that lies beside the Dockerfile and in the image. */
  String healthCheck() {
    return only("HEALTHCHECK .+ CMD \\[\"bash\", \"/opt/memecast/(\\S+)\"]");
  }

  /** The heap, of the container's memory. */
  long maxRamPercentage() {
    return Long.parseLong(only("ENTRYPOINT \\[\"java\", .*\"-XX:MaxRAMPercentage=(\\d+)\".*]"));
  }

  long maxDirectMemoryBytes() {
    return Long.parseLong(only("ENTRYPOINT \\[.*\"-XX:MaxDirectMemorySize=(\\d+)m\".*]")) << 20;
  }
}
