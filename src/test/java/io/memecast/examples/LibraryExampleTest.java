package io.memecast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.template.PictureFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as a library: the program of the documentation, with the libraries that the documentation names. */
class LibraryExampleTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String CLASS = "class Meme ";

  /** Those that are named, and the parts of imageio-jpeg. */
  private static final String[] LIBRARIES = {
    "caffeine", "icu4j", "jackson-core", "jsvg", "snakeyaml", "slf4j-api", "imageio", "common"
  };

  @Test
  void program_ofTheDocumentation_runsWithTheLibrariesItNames(@TempDir Path folder)
      throws Exception {
    Path source = Files.writeString(folder.resolve("Meme.java"), program());
    ExampleProject project =
        new ExampleProject(folder, NamedJars.ownClasses() + ":" + NamedJars.classPath(LIBRARIES));
    project.compile(source);

    Process process = project.start("Meme");
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(PictureFormat.detect(Files.readAllBytes(folder.resolve("out.jpg"))))
        .contains(PictureFormat.JPEG);
  }

  private static String program() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("src/docs"))) {
      for (Path page : Stream.concat(Stream.of(Path.of("README.md")), pages)
          .filter(path -> path.toString().endsWith(".md"))
          .toList()) {
        Matcher block = JAVA.matcher(Files.readString(page));
        while (block.find()) {
          if (block.group(1).contains(CLASS)) {
            return block.group(1);
          }
        }
      }
    }
    throw new IllegalStateException("no page shows " + CLASS);
  }
}
