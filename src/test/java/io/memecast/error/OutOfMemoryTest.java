package io.memecast.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutOfMemoryTest {
  /** A process that meets a failure whose cause is named by its argument. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      Throwable cause = arguments[0].equals("memory")
          ? new OutOfMemoryError("Java heap space")
          : new StackOverflowError();
      OutOfMemory.endProcessAfter(new IllegalStateException("preparing failed", cause));
    }
  }

  @Test
  void endProcessAfter_noMemory_endsItAndSaysSo() throws Exception {
    Process victim = start("memory");
    String output = output(victim);

    assertThat(victim.waitFor()).isEqualTo(OutOfMemory.EXIT_CODE);
    assertThat(output).contains("Out of memory: the process ends").contains("Java heap space");
  }

  @Test
  void endProcessAfter_anythingElse_returns() throws Exception {
    Process victim = start("stack");
    output(victim);

    assertThat(victim.waitFor()).isZero();
  }

  private static Process start(String cause) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            cause)
        .redirectErrorStream(true)
        .start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
