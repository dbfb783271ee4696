package io.memecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks each rule of {@link PackageWallsTest} once, by classes compiled for the purpose: a wall that holds all is none. */
class PackageWallsSelfTest {
  @TempDir
  private Path folder;

  @Test
  void rooms_useAnUnlistedRoom_areFound() throws IOException {
    List<String> sources = new ArrayList<>();
    sources.add("package io.memecast.launch; public class Main {}");
    for (String room : PackageWallsTest.ROOMS.keySet()) {
      sources.add("package io.memecast." + room + "; class Breach { io.memecast.launch.Main m; }");
    }
    JavaClasses breaches = compile(sources.toArray(String[]::new));
    for (String room : PackageWallsTest.ROOMS.keySet()) {
      assertThat(PackageWallsTest.room(room).evaluate(breaches).hasViolation())
          .as(room)
          .isTrue();
    }
    assertThat(PackageWallsTest.launchUnused().evaluate(breaches).hasViolation())
        .isTrue();
  }

  @Test
  void rooms_useTheirListedRooms_areAllowed() throws IOException {
    List<String> sources = new ArrayList<>();
    sources.add("package io.memecast.engine; public class Used {}");
    for (String room : PackageWallsTest.ROOMS.keySet()) {
      sources.add("package io.memecast." + room + "; public class Used {}");
      StringBuilder fields = new StringBuilder();
      for (String used : PackageWallsTest.ROOMS.get(room)) {
        fields.append("io.memecast.%s.Used %s; ".formatted(used, used.replace('.', '_')));
      }
      sources.add("package io.memecast." + room + "; class User { " + fields + "}");
    }
    JavaClasses uses = compile(sources.toArray(String[]::new));
    for (String room : PackageWallsTest.ROOMS.keySet()) {
      assertThat(PackageWallsTest.room(room).evaluate(uses).hasViolation())
          .as(room)
          .isFalse();
    }
  }

  @Test
  void formats_useOneAnother_isFound() throws IOException {
    JavaClasses breach = compile(
        "package io.memecast.engine.png; public class Png {}",
        "package io.memecast.engine.gif; class Gif { io.memecast.engine.png.Png png; }");
    assertThat(PackageWallsTest.room("engine.gif").evaluate(breach).hasViolation())
        .isTrue();
  }

  @Test
  void worker_usesARoomInsideTheEngine_isFound() throws IOException {
    JavaClasses breach = compile(
        "package io.memecast.engine.png; public class Png {}",
        "package io.memecast.worker; class Worker { io.memecast.engine.png.Png png; }");
    assertThat(PackageWallsTest.room("worker").evaluate(breach).hasViolation()).isTrue();
  }

  @Test
  void engine_usesAJob_isFound() throws IOException {
    assertFound(
        PackageWallsTest.engine(),
        "package io.memecast.job; public class Job {}",
        "package io.memecast.engine; class Engine { io.memecast.job.Job job; }");
  }

  @Test
  void class_outsideOfEveryRoom_isFound() throws IOException {
    assertFound(PackageWallsTest.inARoom(), "package io.memecast.attic; class Forgotten {}");
  }

  @Test
  void rooms_useEachOther_isFound() throws IOException {
    assertFound(
        PackageWallsTest.noCycles(),
        "package io.memecast.error; public class A { io.memecast.macro.B b; }",
        "package io.memecast.macro; public class B { io.memecast.error.A a; }");
    assertFound(
        PackageWallsTest.noCyclesInTheEngine(),
        "package io.memecast.engine.raster; public class A { io.memecast.engine.codec.B b; }",
        "package io.memecast.engine.codec; public class B { io.memecast.engine.raster.A a; }");
  }

  @Test
  void libraries_outsideOfTheirRooms_areFound() throws IOException {
    JavaClasses breaches = compile(
        "package io.vertx.core; public class Vertx {}",
        "package io.memecast.engine; class UsesVertx { io.vertx.core.Vertx vertx; }",
        "package io.vertx.ext.web; public class Router {}",
        "package io.memecast.worker; class UsesWeb { io.vertx.ext.web.Router router; }",
        "package com.hazelcast.map; public class IMap {}",
        "package io.memecast.http; class UsesHazelcast { com.hazelcast.map.IMap map; }",
        "package picocli; public class CommandLine {}",
        "package io.memecast.config; class UsesPicocli { picocli.CommandLine line; }",
        "package io.memecast.template; class UsesAwt { java.awt.Font font; }",
        "package io.memecast.job; class UsesImageIo { javax.imageio.ImageReader reader; }",
        "package io.memecast.access; class Prints { void say() { System.err.println(); } }",
        "package io.memecast.cluster; class Logs { java.util.logging.Logger log; }");
    assertFound(PackageWallsTest.vertx(), breaches, "UsesVertx");
    assertFound(PackageWallsTest.vertxWeb(), breaches, "UsesWeb");
    assertFound(PackageWallsTest.hazelcast(), breaches, "UsesHazelcast");
    assertFound(PackageWallsTest.picocli(), breaches, "UsesPicocli");
    assertFound(PackageWallsTest.pictures(), breaches, "UsesAwt");
    assertFound(PackageWallsTest.pictures(), breaches, "UsesImageIo");
    assertFound(PackageWallsTest.standardStreams(), breaches, "Prints");
    assertFound(PackageWallsTest.javaUtilLogging(), breaches, "Logs");
  }

  @Test
  void names_thatSayNothing_areFound() throws IOException {
    JavaClasses breaches = compile(
        "package io.memecast.macro; class TextUtil {}",
        "package io.memecast.macro; class TextHelper {}",
        "package io.memecast.macro; class CacheManager {}",
        "package io.memecast.macro; class EngineImpl {}");
    for (String name : List.of("TextUtil", "TextHelper", "CacheManager", "EngineImpl")) {
      assertFound(PackageWallsTest.names(), breaches, name);
    }
  }

  private static void assertFound(ArchRule rule, JavaClasses breaches, String breach) {
    assertThat(rule.evaluate(breaches).getFailureReport().getDetails())
        .as(rule.getDescription())
        .anyMatch(detail -> detail.contains(breach));
  }

  private void assertFound(ArchRule rule, String... sources) throws IOException {
    assertThat(rule.evaluate(compile(sources)).hasViolation())
        .as(rule.getDescription())
        .isTrue();
  }

  /** Compiles each source into a folder of its own batch; each holds one class or interface. */
  private JavaClasses compile(String... sources) throws IOException {
    Path batch = Files.createTempDirectory(folder, "batch");
    List<String> arguments = new ArrayList<>(
        List.of("-proc:none", "-d", batch.toString(), "-classpath", batch.toString()));
    for (int i = 0; i < sources.length; i++) {
      String name = sources[i].replaceAll("(?s).*?class (\\w+) .*", "$1");
      Path source = Files.createDirectories(batch.resolve("source" + i)).resolve(name + ".java");
      arguments.add(Files.writeString(source, sources[i]).toString());
    }
    int result = ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).as("compiles").isZero();
    return new ClassFileImporter().importPath(batch);
  }
}
