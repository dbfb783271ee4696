package io.memecast;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Stream.concat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may use whom: a test for each room, and for each library that is let into few of them. {@link
 * PackageWallsSelfTest} breaks every rule here.
 */
class PackageWallsTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.memecast");

  /** Each room and the rooms whose classes it may use besides its own; {@code launch} may use all. */
  static final Map<String, List<String>> ROOMS = Map.ofEntries(
      Map.entry("error", List.of()),
      Map.entry("macro", List.of("error")),
      Map.entry("template", List.of("macro", "error")),
      Map.entry("engine.raster", List.of("error")),
      Map.entry("engine.codec", List.of("engine.raster", "error")),
      Map.entry("engine.text", List.of("macro", "template", "engine.raster", "error")),
      Map.entry("engine.jpeg", List.of("engine.codec", "engine.raster", "error")),
      Map.entry("engine.png", List.of("engine.codec", "engine.raster", "error")),
      Map.entry("engine.gif", List.of("engine.codec", "engine.raster", "error")),
      Map.entry("engine.webp", List.of("engine.codec", "engine.raster", "error")),
      Map.entry("job", List.of("macro", "template", "error", "config")),
      Map.entry("worker", List.of("engine", "job", "macro", "template", "error", "config")),
      Map.entry("http", List.of("job", "macro", "template", "error", "config")),
      Map.entry("cluster", List.of("template", "job", "error", "config")),
      Map.entry("remote", List.of("template", "error", "config")),
      Map.entry("access", List.of("error", "config")),
      Map.entry("config", List.of("error")),
      Map.entry("cli", List.of("config", "macro", "template", "error")));

  /** Rooms of later stages. */
  private static final List<String> NOT_BUILT_YET = List.of("remote", "access");

  @Test
  void error_usesNoOtherRoom() {
    room("error").check(CLASSES);
  }

  @Test
  void macro_usesItsRooms() {
    room("macro").check(CLASSES);
  }

  @Test
  void template_usesItsRooms() {
    room("template").check(CLASSES);
  }

  @Test
  void engine_usesItsRooms() {
    engine().check(CLASSES);
  }

  @Test
  void raster_usesItsRooms() {
    room("engine.raster").check(CLASSES);
  }

  @Test
  void codec_usesItsRooms() {
    room("engine.codec").check(CLASSES);
  }

  @Test
  void text_usesItsRooms() {
    room("engine.text").check(CLASSES);
  }

  @Test
  void jpeg_usesNoOtherFormat() {
    room("engine.jpeg").check(CLASSES);
  }

  @Test
  void png_usesNoOtherFormat() {
    room("engine.png").check(CLASSES);
  }

  @Test
  void gif_usesNoOtherFormat() {
    room("engine.gif").check(CLASSES);
  }

  @Test
  void webp_usesNoOtherFormat() {
    room("engine.webp").check(CLASSES);
  }

  @Test
  void job_usesItsRooms() {
    room("job").check(CLASSES);
  }

  @Test
  void worker_usesItsRooms() {
    room("worker").check(CLASSES);
  }

  @Test
  void http_usesItsRooms() {
    room("http").check(CLASSES);
  }

  @Test
  void cluster_usesItsRooms() {
    room("cluster").check(CLASSES);
  }

  @Test
  void remote_usesItsRooms() {
    room("remote").check(CLASSES);
  }

  @Test
  void access_usesItsRooms() {
    room("access").check(CLASSES);
  }

  @Test
  void config_usesItsRooms() {
    room("config").check(CLASSES);
  }

  @Test
  void cli_usesItsRooms() {
    room("cli").check(CLASSES);
  }

  @Test
  void launch_isUsedByNobody() {
    launchUnused().check(CLASSES);
  }

  @Test
  void everyClass_isInARoom() {
    inARoom().check(CLASSES);
  }

  @Test
  void rooms_haveNoCycles() {
    noCycles().check(CLASSES);
    noCyclesInTheEngine().check(CLASSES);
  }

  @Test
  void vertx_isConfined() {
    vertx().check(CLASSES);
  }

  @Test
  void vertxWeb_isConfined() {
    vertxWeb().check(CLASSES);
  }

  @Test
  void hazelcast_isConfined() {
    hazelcast().check(CLASSES);
  }

  @Test
  void awtAndImageIo_areConfined() {
    pictures().check(CLASSES);
  }

  @Test
  void picocli_isConfined() {
    picocli().check(CLASSES);
  }

  @Test
  void standardStreams_areForTheCommandLine() {
    standardStreams().check(CLASSES);
  }

  @Test
  void javaUtilLogging_isNotUsed() {
    javaUtilLogging().check(CLASSES);
  }

  @Test
  void names_sayWhatAClassIs() {
    names().check(CLASSES);
  }

  static ArchRule room(String name) {
    Stream<String> used = ROOMS.get(name).stream().map(PackageWallsTest::packagesOf);
    String own = packagesOf(name);
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(oursOutside(concat(Stream.of(own), used).toArray(String[]::new)))
        .allowEmptyShould(NOT_BUILT_YET.contains(name));
  }

  /** The engine's own package, which ties its rooms together; they do not know it. */
  static ArchRule engine() {
    return noClasses()
        .that()
        .resideInAPackage("io.memecast.engine")
        .should()
        .dependOnClassesThat(oursOutside(
            "io.memecast.engine..",
            packagesOf("template"),
            packagesOf("macro"),
            packagesOf("error")));
  }

  static ArchRule launchUnused() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packagesOf("launch"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packagesOf("launch"));
  }

  static ArchRule inARoom() {
    Stream<String> rooms = ROOMS.keySet().stream().map(PackageWallsTest::packagesOf);
    Stream<String> all = concat(rooms, Stream.of("io.memecast.engine", "io.memecast.launch.."));
    return classes().should().resideInAnyPackage(all.toArray(String[]::new));
  }

  static ArchRule noCycles() {
    return slices().matching("io.memecast.(*)..").should().beFreeOfCycles();
  }

  static ArchRule noCyclesInTheEngine() {
    return slices().matching("io.memecast.engine.(*)..").should().beFreeOfCycles();
  }

  static ArchRule vertx() {
    return confined("io.vertx..", "job", "worker", "http", "cluster", "remote", "launch");
  }

  static ArchRule vertxWeb() {
    // remote has its client, io.vertx.ext.web.client.
    return confined("io.vertx.ext.web..", "http", "remote", "launch");
  }

  static ArchRule hazelcast() {
    return confined("com.hazelcast..", "cluster", "launch");
  }

  static ArchRule pictures() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.memecast.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.imageio..");
  }

  static ArchRule picocli() {
    return confined("picocli..", "cli", "launch");
  }

  static ArchRule standardStreams() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packagesOf("cli"), packagesOf("launch"))
        .should(ACCESS_STANDARD_STREAMS);
  }

  static ArchRule javaUtilLogging() {
    return noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");
  }

  static ArchRule names() {
    return noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");
  }

  private static ArchRule confined(String library, String... rooms) {
    String[] packages = Stream.of(rooms).map(PackageWallsTest::packagesOf).toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /** Of the engine others see its own package alone. */
  private static String packagesOf(String room) {
    return "io.memecast." + room + (room.equals("engine") ? "" : "..");
  }

  private static DescribedPredicate<JavaClass> oursOutside(String... packages) {
    return resideInAPackage("io.memecast..")
        .and(DescribedPredicate.not(resideInAnyPackage(packages)));
  }
}
