package io.memecast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project of its own that has one source file and only the libraries that it names. */
final class ExampleProject {
  private final Path folder;
  private final String libraries;

  /**
   * @param folder where its classes go and where it runs
   * @param libraries its class path besides its own classes
   */
  ExampleProject(Path folder, String libraries) {
    this.folder = folder;
    this.libraries = libraries;
  }

  /** Compiles the file; an error of the compiler fails the test. */
  void compile(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", libraries);
      boolean compiled = compiler
          .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
          .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  /** Starts a class of it in a process, standard error joined with standard output. */
  Process start(String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-Djava.awt.headless=true",
        "-cp",
        folder + File.pathSeparator + libraries,
        mainClass));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
