package io.memecast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BusClientExampleTest {
  @Test
  void source_needsNoClassOfOurs() throws IOException {
    Path source = Path.of("src/test/java/io/memecast/examples/BusClientExample.java");

    assertThat(Files.readString(source).lines().filter(line -> line.contains("io.memecast")))
        .containsExactly("package io.memecast.examples;");
  }
}
