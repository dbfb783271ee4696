package io.memecast.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {
  private static final Revision FIRST = new Revision(1000, 0, "a");
  private static final Revision SECOND = new Revision(2000, 0, "b");

  @TempDir
  private Path temporary = Path.of("");

  private Path folder = Path.of("");
  private UploadFolder uploads;

  UploadFolderTest() {}

  @BeforeEach
  void open() throws IOException {
    folder = temporary.resolve("deep").resolve("uploads");
    uploads = UploadFolder.open(folder, 1000);
  }

  /** A PNG's signature and one more byte: as much of a picture as is looked at here. */
  private static TemplateFile picture(int lastByte, @Nullable String layout) {
    return new TemplateFile(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', (byte) lastByte},
        layout == null ? null : layout.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void store_picture_isThereUnderItsRevision() throws IOException {
    uploads.store("owl", new Upload(FIRST, picture(1, null)));

    assertThat(files()).containsExactly("owl@1000-0-a.png");
    Upload upload = uploads.read("owl").orElseThrow();
    assertThat(upload.revision()).isEqualTo(FIRST);
    assertThat(upload.file()).isNotNull();
    assertThat(requireNonNull(upload.file()).digest())
        .isEqualTo(picture(1, null).digest());
    assertThat(uploads.revisions()).containsEntry("owl", FIRST).hasSize(1);
  }

  @Test
  void store_laterRevision_takesThePlaceOfTheEarlierAndItsLayout() throws IOException {
    uploads.store("owl", new Upload(FIRST, picture(1, "color: black")));
    uploads.store("owls", new Upload(FIRST, picture(3, null)));
    uploads.store("owl", new Upload(SECOND, picture(2, null)));

    assertThat(files()).containsExactly("owl@2000-0-b.png", "owls@1000-0-a.png");
    Upload upload = uploads.read("owl").orElseThrow();
    assertThat(requireNonNull(upload.file()).layout()).isNull();
    assertThat(requireNonNull(upload.file()).digest())
        .isEqualTo(picture(2, null).digest());
  }

  @Test
  void store_earlierRevisionThanTheOneThere_changesNothing() throws IOException {
    uploads.store("owl", new Upload(SECOND, picture(2, "color: black")));

    uploads.store("owl", new Upload(FIRST, picture(1, "color: red")));

    assertThat(files()).containsExactly("owl@2000-0-b.png", "owl@2000-0-b.yaml");
    assertThat(uploads.read("owl").orElseThrow().revision()).isEqualTo(SECOND);
  }

  @Test
  void store_deletion_leavesAMarkUntilItIsForgotten() throws IOException {
    uploads.store("owl", new Upload(FIRST, picture(1, null)));
    uploads.store("owl", new Upload(SECOND, null));

    assertThat(uploads.read("owl")).contains(new Upload(SECOND, null));

    uploads.forgetDeletion("owl", SECOND);

    assertThat(files()).isEmpty();
    assertThat(uploads.read("owl")).isEmpty();
  }

  @Test
  void read_afterACrashBeforeThePicture_isTheOldRevision() throws IOException {
    uploads.store("owl", new Upload(FIRST, picture(1, null)));
    Files.writeString(folder.resolve("owl@2000-0-b.yaml"), "color: red");
    Files.writeString(folder.resolve(".5f0c.tmp"), "half a pic");

    Upload upload = uploads.read("owl").orElseThrow();

    assertThat(upload.revision()).isEqualTo(FIRST);
    assertThat(requireNonNull(upload.file()).layout()).isNull();
  }

  @Test
  void open_whatACrashLeftBehind_isRemovedWhenItIsOld() throws IOException {
    Path old = Files.writeString(folder.resolve(".old.tmp"), "half");
    Files.writeString(folder.resolve(".new.tmp"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

    UploadFolder.open(folder, 1000);

    assertThat(files()).containsExactly(".new.tmp");
  }

  @Test
  void revisions_otherFiles_areNoTemplates() throws IOException {
    Files.writeString(folder.resolve("owl.png"), "x");
    Files.writeString(folder.resolve("owl@yesterday.png"), "x");
    Files.writeString(folder.resolve("owl@1-0-a.txt"), "x");

    assertThat(uploads.revisions()).isEmpty();
    assertThat(uploads.read("owl")).isEmpty();
  }

  @Test
  void read_moreBytesThanAllowed_isRefused() {
    uploads.store("owl", new Upload(FIRST, new TemplateFile(sized(picture(1, null), 1001), null)));

    assertThatThrownBy(() -> uploads.read("owl"))
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE);
  }

  private static byte[] sized(TemplateFile file, int length) {
    byte[] bytes = new byte[length];
    System.arraycopy(file.picture(), 0, bytes, 0, file.picture().length);
    return bytes;
  }

  @Test
  void store_nameThatIsAPath_isRefused() throws IOException {
    for (String name : List.of("../owl", "a/b", "/etc/owl", "owl@1-0-a")) {
      assertThatThrownBy(() -> uploads.store(name, new Upload(FIRST, picture(1, null))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void store_diskTakesNothing_isSaidAndChangesNothing() throws IOException {
    uploads.store("owl", new Upload(FIRST, picture(1, null)));
    // The place where the picture is to go is taken by what no file can replace.
    Files.createDirectories(folder.resolve("owl@2000-0-b.png").resolve("in the way"));

    assertThatThrownBy(() -> uploads.store("owl", new Upload(SECOND, picture(2, null))))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(files()).containsExactly("owl@1000-0-a.png", "owl@2000-0-b.png");
  }

  @Test
  void store_diskTakesTheLayoutAlone_leavesNothingOfIt() throws IOException {
    Files.createDirectories(folder.resolve("owl@1000-0-a.png").resolve("in the way"));

    assertThatThrownBy(() -> uploads.store("owl", new Upload(FIRST, picture(1, "color: black"))))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(files()).containsExactly("owl@1000-0-a.png");
  }

  @Test
  void open_folderThatIsAFile_fails() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> UploadFolder.open(file, 1000))
        .isInstanceOf(IOException.class)
        .hasMessage("it is no folder");
  }
}
