package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderFontSourceTest {
  private static final byte[] FONT = {0, 1, 0, 0, 7};

  private final Path folder;

  FolderFontSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private FolderFontSource source() throws IOException {
    return new FolderFontSource(folder);
  }

  private void write(String fileName) throws IOException {
    Files.write(folder.resolve(fileName), FONT);
  }

  @Test
  void load_stemInAnyCase_isFound() throws IOException {
    write("Anton-Regular.TTF");

    FontSource.FontFile file = source().load("anton-REGULAR").orElseThrow();

    assertThat(file.fileName()).isEqualTo("Anton-Regular.TTF");
    assertThat(file.bytes()).isEqualTo(FONT);
  }

  @Test
  void load_openTypeFont_isFound() throws IOException {
    write("Neue.otf");

    assertThat(source().load("Neue")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../Anton", "/Anton", "Anton.ttf", "A*", "aliases", "Serif"})
  void load_nameOfNoFont_isEmpty(String name) throws IOException {
    write("Anton.ttf");
    Files.writeString(folder.resolve("aliases.yaml"), "Impact: Anton");

    assertThat(source().load(name)).isEmpty();
  }

  @Test
  void load_twoFilesWhoseNamesDifferByCaseOrExtension_isAmbiguous() throws IOException {
    write("Anton.ttf");
    write("anton.otf");

    assertThatThrownBy(() -> source().load("ANTON"))
        .hasMessage("cannot load font `ANTON`: several files have the name (Anton.ttf, anton.otf)")
        .extracting("code")
        .isEqualTo(ErrorCode.FONT_AMBIGUOUS);
  }

  @Test
  void load_linkThatLeadsNowhere_isUnreadable() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.ttf"), folder.resolve("nowhere"));

    assertThatThrownBy(() -> source().load("gone"))
        .hasMessage("cannot load font `gone`: the file cannot be read")
        .extracting("code")
        .isEqualTo(ErrorCode.FONT_UNREADABLE);
  }

  @Test
  void names_areSortedStems() throws IOException {
    write("b.ttf");
    write("a.otf");
    write("c.woff");
    write(".d.ttf");

    assertThat(source().names()).containsExactly("a", "b");
  }

  @Test
  void aliases_areThoseOfTheFile() throws IOException {
    Files.writeString(folder.resolve("aliases.yaml"), "# names\nImpact: Anton\nthin: Titillium\n");

    assertThat(source().aliases())
        .containsOnly(entry("Impact", "Anton"), entry("thin", "Titillium"));
  }

  @Test
  void aliases_noFile_areNone() throws IOException {
    assertThat(source().aliases()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a list", "Impact: [Anton]", "Impact: {a: b}", "a: b\na: c", "{"})
  void create_aliasesThatAreNotText_fails(String yaml) throws IOException {
    Files.writeString(folder.resolve("aliases.yaml"), yaml);

    assertThatThrownBy(this::source)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("aliases.yaml: ");
  }

  @Test
  void bundledAliases_leadToBundledFonts() throws IOException {
    FolderFontSource bundled =
        new FolderFontSource(Assets.locate(null, folder.resolve("none")).fonts());

    assertThat(bundled.names()).contains("Anton-Regular", "NotoSans-Bold");
    assertThat(bundled.names()).containsAll(bundled.aliases().values());
  }
}
