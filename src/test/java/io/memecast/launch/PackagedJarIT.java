package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two jars have in them. */
class PackagedJarIT {
  private static final String SERVER = System.getProperty("memecast.jar", "target/memecast.jar");
  private static final String LIBRARY =
      System.getProperty("memecast.library", "target/memecast-0.1.0.jar");
  private static final String SBOM = "META-INF/sbom/memecast.cdx.json";

  private static List<String> names(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/netty/handler/codec/http3/",
        "io/netty/handler/codec/quic/",
        "io/netty/handler/codec/socks",
        "io/netty/internal/tcnative/",
        "org/checkerframework/",
        "com/google/errorprone/",
        "org/codehaus/mojo/",
        "META-INF/native/"
      })
  void server_whatNobodyUses_isNotInIt(String prefix) throws IOException {
    assertThat(names(SERVER)).noneMatch(name -> name.startsWith(prefix));
  }

  @Test
  void library_hasOurClassesAndAssetsAlone() throws IOException {
    assertThat(names(LIBRARY))
        .contains("io/memecast/engine/CaptionEngine.class", "assets/templates/raccoon.jpg", SBOM)
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(name -> name.startsWith("io/memecast/"));
  }

  /** Shading keeps the times that the libraries' own entries have, which are the same in every build. */
  @Test
  void library_entries_haveOneTime_soThatEachBuildIsTheSame() throws IOException {
    try (JarFile file = new JarFile(LIBRARY)) {
      assertThat(file.stream().map(ZipEntry::getTimeLocal).collect(Collectors.toSet()))
          .hasSize(1);
    }
  }

  @Test
  void sbom_namesTheLibrariesAndNoneOfTheTests() throws IOException {
    JsonObject sbom;
    try (JarFile file = new JarFile(Path.of(SERVER).toFile())) {
      byte[] bytes = file.getInputStream(file.getEntry(SBOM)).readAllBytes();
      sbom = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    }

    assertThat(sbom.getString("bomFormat")).isEqualTo("CycloneDX");
    assertThat(sbom.fieldNames()).doesNotContain("serialNumber");
    assertThat(sbom.getJsonArray("components").stream()
            .map(component -> ((JsonObject) component).getString("name")))
        .contains("vertx-core", "hazelcast", "netty-common", "logback-core", "snakeyaml")
        .doesNotContain("junit-jupiter", "assertj-core", "netty-codec-socks");
  }
}
