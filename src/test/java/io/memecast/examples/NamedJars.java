package io.memecast.examples;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The class path of a project that has only some of the libraries that the tests have. */
final class NamedJars {
  private NamedJars() {}

  /**
   * The jars of these libraries as a class path.
   *
   * @param libraries beginnings of the jars' names, up to the version or the next hyphen
   * @throws IllegalArgumentException where the tests do not have one of them
   */
  static String classPath(String... libraries) {
    List<String> jars = new ArrayList<>();
    for (String library : libraries) {
      List<String> found = entries()
          .filter(entry ->
              String.valueOf(Path.of(entry).getFileName()).matches(library + "-[a-z0-9.].*\\.jar"))
          .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("not on the class path: " + library);
      }
      jars.addAll(found);
    }
    return String.join(File.pathSeparator, jars);
  }

  /** The folders of the class path that have the engine's classes or the assets. */
  static String ownClasses() {
    return String.join(
        File.pathSeparator,
        entries()
            .filter(entry -> Files.exists(Path.of(entry, "assets"))
                || Files.exists(Path.of(entry, "io/memecast/engine/CaptionEngine.class")))
            .toList());
  }

  private static Stream<String> entries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString());
  }
}
