package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.template.PictureFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code caption --json} as a process of its own, as only a real standard input is a pipe, a file or a terminal. */
class ShellInputTest {
  private static final String MACRO = "{\"template\":\"raccoon\",\"top_text\":\"Hi\"}";
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private final Path folder;
  private final Path picture;
  private final Path log;

  ShellInputTest(@TempDir Path folder) {
    this.folder = folder;
    picture = folder.resolve("out.jpg");
    log = folder.resolve("log");
  }

  @Test
  void json_fromAPipe_isRendered() throws Exception {
    Process process = start(Redirect.PIPE, command());
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(MACRO.getBytes(StandardCharsets.UTF_8));
    }

    assertRendered(process);
  }

  @Test
  void json_fromAFile_isRendered() throws Exception {
    Path file = Files.writeString(folder.resolve("macro.json"), MACRO);

    assertRendered(start(Redirect.from(file.toFile()), command()));
  }

  @Test
  void json_fromATerminal_isRendered() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(SCRIPT), "script(1) is not here");
    String line = command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    Process process = start(Redirect.PIPE, List.of(SCRIPT.toString(), "-qec", line, "/dev/null"));
    try (OutputStream terminal = process.getOutputStream()) {
      // A terminal hands over whole lines; the byte 4 at the beginning of one is its end.
      terminal.write((MACRO + "\n\4").getBytes(StandardCharsets.UTF_8));
      terminal.flush();
      assertRendered(process);
    }
  }

  @Test
  void json_fromNothing_isAUsageError() throws Exception {
    Process process = start(Redirect.from(Path.of("/dev/null").toFile()), command());

    assertThat(process.waitFor()).isEqualTo(64);
    assertThat(log()).startsWith("memecast: cannot decode request").hasLineCount(1);
    assertThat(picture).doesNotExist();
  }

  @Test
  void json_tenMegabytes_isRefused() throws Exception {
    Path large = Files.write(folder.resolve("large.json"), new byte[10 << 20]);
    Process process = start(Redirect.PIPE, command());
    try (OutputStream pipe = process.getOutputStream()) {
      Files.copy(large, pipe);
    } catch (IOException e) {
      // The process has read enough and is gone: the pipe is broken.
    }

    assertThat(process.waitFor()).isOne();
    assertThat(log()).contains("larger than 65536 bytes").hasLineCount(1);
    assertThat(picture).doesNotExist();
  }

  private void assertRendered(Process process) throws IOException, InterruptedException {
    int exitCode = process.waitFor();
    assertThat(exitCode).as(log()).isZero();
    assertThat(PictureFormat.detect(Files.readAllBytes(picture))).contains(PictureFormat.JPEG);
  }

  private String log() throws IOException {
    return Files.readString(log);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of("caption", "--json", "-o", picture.toString()));
    return command;
  }

  private Process start(Redirect input, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectInput(input)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MEMECAST_"));
    return builder.start();
  }
}
