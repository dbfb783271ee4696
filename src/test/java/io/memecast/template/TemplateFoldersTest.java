package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFoldersTest {
  private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a'};

  private final Path first;
  private final Path second;
  private final TemplateFolders folders;

  TemplateFoldersTest(@TempDir Path temp) throws IOException {
    first = Files.createDirectory(temp.resolve("first"));
    second = Files.createDirectory(temp.resolve("second"));
    Files.write(first.resolve("both.gif"), GIF);
    Files.writeString(first.resolve("both.yaml"), "case: upper");
    Files.write(first.resolve("one.gif"), GIF);
    Files.write(second.resolve("both.gif"), new byte[] {'G', 'I', 'F', '8', '9', 'a', 1});
    Files.write(second.resolve("two.gif"), GIF);
    folders = TemplateFolders.open(List.of(first, second), 100);
  }

  @Test
  void names_ofAllFolders_areSortedAndDistinct() {
    assertThat(folders.names()).containsExactly("both", "one", "two");
    assertThat(folders.stamps()).containsOnlyKeys("both", "one", "two");
  }

  @Test
  void read_nameOfBoth_isTheLaterFoldersWithItsOwnLayout() {
    assertThat(folders.read("both")).hasValueSatisfying(file -> {
      assertThat(file.picture()).hasSize(7);
      assertThat(file.layout()).isNull();
    });
    assertThat(folders.read("one")).isPresent();
    assertThat(folders.read("two")).isPresent();
    assertThat(folders.read("none")).isEmpty();
  }

  @Test
  void load_nameOfBoth_isKnownByItsDigest() {
    String digest = folders.load("both").orElseThrow().digest();

    assertThat(folders.digest("both")).contains(digest);
    assertThat(folders.digest("one")).isEmpty();
    assertThat(digest).isEqualTo(folders.read("both").orElseThrow().digest());
  }

  @Test
  void stamps_laterFolderLosesTheName_change() throws IOException {
    String before = folders.stamps().get("both");

    Files.delete(second.resolve("both.gif"));

    assertThat(folders.stamps().get("both")).isNotNull().isNotEqualTo(before);
    assertThat(folders.read("both").orElseThrow().layout()).isNotNull();
  }

  @Test
  void open_missingFolder_fails() {
    Path missing = first.resolve("missing");

    assertThatThrownBy(() -> TemplateFolders.open(List.of(first, missing), 100))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(missing.toString());
  }
}
