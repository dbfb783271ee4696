package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEmojiSourceTest {
  private static final String SVG = "<svg/>";

  private final Path folder;

  FolderEmojiSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static void writeArchive(Path zip, String... names) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      for (String name : names) {
        Files.writeString(archive.getPath(name), SVG);
      }
    }
  }

  @Test
  void open_folderWithoutArchive_hasNoEmoji() {
    assertThat(FolderEmojiSource.open(folder)).isSameAs(EmojiSource.NONE);
  }

  @Test
  void keys_areNamesWithoutPictureSelector() throws IOException {
    writeArchive(folder.resolve("twemoji-svg.zip"), "1f525.svg", "2764-fe0f-200d-1f525.svg");
    Files.writeString(folder.resolve("aliases.tsv"), "fire\t1f525\nbroken line\n");
    EmojiSource emoji = FolderEmojiSource.open(folder);

    assertThat(emoji.keys()).containsExactlyInAnyOrder("1f525", "2764-200d-1f525");
    assertThat(emoji.aliases()).containsExactly(Map.entry("fire", "1f525"));
    assertThat(emoji.svg("1f525")).contains(SVG.getBytes(StandardCharsets.UTF_8));
    assertThat(emoji.svg("../1f525")).isEmpty();
  }

  @Test
  void open_folderInsideAnArchive_isReadToo() throws IOException {
    Path zip = folder.resolve("twemoji-svg.zip");
    writeArchive(zip, "1f525.svg");
    Path jar = folder.resolve("assets.jar");
    try (FileSystem outer = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.copy(zip, outer.getPath("/twemoji-svg.zip"));
    }
    try (FileSystem outer = FileSystems.newFileSystem(jar)) {
      EmojiSource emoji = FolderEmojiSource.open(outer.getPath("/"));

      assertThat(emoji.svg("1f525")).contains(SVG.getBytes(StandardCharsets.UTF_8));
      assertThat(emoji.digest()).isEqualTo(FolderEmojiSource.open(folder).digest());
    }
  }

  @Test
  void digest_dependsOnDrawingsAndNames() throws IOException {
    writeArchive(folder.resolve("twemoji-svg.zip"), "1f525.svg");
    String drawings = FolderEmojiSource.open(folder).digest();
    Files.writeString(folder.resolve("aliases.tsv"), "fire\t1f525\n");

    assertThat(FolderEmojiSource.open(folder).digest()).isNotEqualTo(drawings);
  }

  @Test
  void bundledAliases_mostlyHavePictures() {
    EmojiSource emoji = FolderEmojiSource.open(Path.of("assets/emoji"));

    assertThat(emoji.keys()).hasSizeGreaterThan(3800);
    assertThat(emoji.aliases().values().stream()
            .filter(key -> !emoji.keys().contains(key))
            .count())
        .isLessThan(200);
  }
}
