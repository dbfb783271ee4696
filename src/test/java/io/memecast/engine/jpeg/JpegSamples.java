package io.memecast.engine.jpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The JPEG files that tests run over: the bundled templates and the small samples. */
final class JpegSamples {
  private static final Path SAMPLES = Path.of("src/test/resources/jpeg");
  private static final Path TEMPLATES = Path.of("assets/templates");

  private static final Set<String> ENCODED_ANEW = Set.of("arithmetic.jpg", "not-interleavable.jpg");

  private JpegSamples() {}

  /** Files that the own parser reads and that are captioned without being encoded anew. */
  static Stream<Path> all() {
    return Stream.concat(samples(), templates());
  }

  static Stream<Path> samples() {
    return list(SAMPLES).filter(p -> !ENCODED_ANEW.contains(p.getFileName().toString()));
  }

  static Stream<Path> templates() {
    return list(TEMPLATES);
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jpegs =
          new ArrayList<>(files.filter(p -> p.toString().endsWith(".jpg")).toList());
      Collections.sort(jpegs);
      return jpegs.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] sample(String name) {
    return read(SAMPLES.resolve(name));
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
