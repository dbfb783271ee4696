package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
  private final Path temp;

  AssetsTest(@TempDir Path temp) {
    this.temp = temp;
  }

  private Path assets(String name) throws IOException {
    Path root = Files.createDirectory(temp.resolve(name));
    Files.createDirectory(root.resolve("templates"));
    Files.createDirectory(root.resolve("fonts"));
    return root;
  }

  @Test
  void locate_folderAskedFor_isUsed() throws IOException {
    Path asked = assets("asked");

    assertThat(Assets.locate(asked, assets("usual")).fonts()).isEqualTo(asked.resolve("fonts"));
  }

  @Test
  void locate_nothingAskedFor_usesTheUsualFolder() throws IOException {
    Path usual = assets("usual");

    assertThat(Assets.locate(null, usual).templates()).isEqualTo(usual.resolve("templates"));
  }

  @Test
  void locate_usualFolderOfSomethingElse_usesTheBundledCopy() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));

    Assets bundled = Assets.locate(null, other);

    assertThat(new FolderTemplateSource(bundled.templates(), 1 << 20).names())
        .contains("raccoon", "dance", "owl");
    assertThat(bundled.emoji()).isDirectory();
  }

  @Test
  void locate_missingFolderAskedFor_fails() {
    assertThatThrownBy(() -> Assets.locate(temp.resolve("missing"), temp))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void locate_folderAskedForWithTemplatesAlone_takesTheRestFromTheBundledCopy() throws IOException {
    Path root = Files.createDirectory(temp.resolve("root"));
    Path templates = Files.createDirectory(root.resolve("templates"));

    Assets assets = Assets.locate(root, temp);

    assertThat(assets.templates()).isEqualTo(templates);
    assertThat(assets.fonts().resolve("aliases.yaml")).exists();
    assertThat(assets.emoji().resolve("aliases.tsv")).exists();
  }

  @Test
  void locate_folderAskedForWithoutAnyPart_fails() throws IOException {
    Path root = Files.createDirectory(temp.resolve("root"));

    assertThatThrownBy(() -> Assets.locate(root, temp))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("root");
  }
}
