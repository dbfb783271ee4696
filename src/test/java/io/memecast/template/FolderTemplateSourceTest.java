package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.macro.VerticalAlign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTemplateSourceTest {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 3};
  private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a', 4};

  private final Path outside;
  private final Path folder;
  private final FolderTemplateSource source;

  FolderTemplateSourceTest(@TempDir Path outside) throws IOException {
    this.outside = outside;
    folder = Files.createDirectory(outside.resolve("templates"));
    source = new FolderTemplateSource(folder, 100);
  }

  private void write(String fileName, byte[] bytes) throws IOException {
    Files.write(folder.resolve(fileName), bytes);
  }

  @Test
  void load_fileOfTheName_hasItsBytesAndFormat() throws IOException {
    write("raccoon.jpg", JPEG);

    Template template = source.load("raccoon").orElseThrow();

    assertThat(template.name()).isEqualTo("raccoon");
    assertThat(template.picture()).isEqualTo(JPEG);
    assertThat(template.format()).isEqualTo(PictureFormat.JPEG);
    assertThat(template.layout()).isEqualTo(TemplateLayout.NONE);
    assertThat(template.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void digest_beforeAndAfterLoading_isKnownUntilTheFilesChange() throws IOException {
    write("raccoon.jpg", JPEG);
    assertThat(source.digest("raccoon")).isEmpty();

    String digest = source.load("raccoon").orElseThrow().digest();
    assertThat(source.digest("raccoon")).contains(digest);

    write("raccoon.yaml", "font: thin".getBytes(StandardCharsets.UTF_8));
    assertThat(source.digest("raccoon")).isEmpty();
    assertThat(source.load("raccoon").orElseThrow().digest()).isNotEqualTo(digest);

    write("raccoon.png", PNG);
    assertThat(source.digest("raccoon")).isEmpty();
  }

  @Test
  void load_extensionThatLies_formatIsTheContents() throws IOException {
    write("owl.jpg", PNG);

    assertThat(source.load("owl").orElseThrow().format()).isEqualTo(PictureFormat.PNG);
  }

  @Test
  void load_extensionInCapitals_isFound() throws IOException {
    write("dance.GIF", GIF);

    assertThat(source.load("dance")).isPresent();
  }

  @Test
  void load_nameInOtherCase_isAnother() throws IOException {
    write("Owl.png", PNG);

    assertThat(source.load("owl")).isEmpty();
  }

  @Test
  void load_nameWithDots_isTheStem() throws IOException {
    write("v1.2.final.png", PNG);

    assertThat(source.load("v1.2.final")).isPresent();
    assertThat(source.load("v1")).isEmpty();
    assertThat(source.load("v1.2.final.png")).isEmpty();
  }

  @Test
  void load_twoFilesOfOneName_isAmbiguous() throws IOException {
    write("owl.png", PNG);
    write("owl.JPG", JPEG);

    assertThatThrownBy(() -> source.load("owl"))
        .hasMessage("cannot load template `owl`: several files have the name (owl.JPG, owl.png)")
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_AMBIGUOUS);
  }

  @Test
  void load_fileThatIsNoPicture_isUnreadable() throws IOException {
    write("text.png", "hello".getBytes(StandardCharsets.UTF_8));

    assertFails("text", ErrorCode.TEMPLATE_UNREADABLE, "is no JPEG, PNG, GIF or WebP picture");
  }

  @Test
  void load_emptyFile_isUnreadable() throws IOException {
    write("nothing.png", new byte[0]);

    assertFails("nothing", ErrorCode.TEMPLATE_UNREADABLE, "is no JPEG");
  }

  @Test
  void load_linkThatLeadsNowhere_isUnreadableAndDoesNotTellThePath() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.png"), outside.resolve("secret/gone.png"));

    assertFails("gone", ErrorCode.TEMPLATE_UNREADABLE, "gone.png is not a regular file");
  }

  @Test
  void load_linkOutOfTheFolder_isFollowed() throws IOException {
    Files.write(outside.resolve("shared.png"), PNG);
    Files.createSymbolicLink(folder.resolve("linked.png"), outside.resolve("shared.png"));

    assertThat(source.load("linked").orElseThrow().picture()).isEqualTo(PNG);
  }

  @Test
  void load_fileOverTheLimit_isTooLarge() throws IOException {
    write("big.png", Arrays.copyOf(PNG, 101));
    write("fits.png", Arrays.copyOf(PNG, 100));

    assertFails("big", ErrorCode.TEMPLATE_TOO_LARGE, "big.png is too large: more than 100 bytes");
    assertThat(source.load("fits")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../outside",
        "..\\outside",
        "/etc/passwd",
        "sub/inner",
        "sub",
        "%2e%2e/outside",
        "*",
        "ow?",
        "{owl,cat}",
        "[o]wl",
        "owl\0",
        "owl.png",
        ".hidden",
        "hidden",
        "owl/",
        "./owl",
        "OWL",
        "C:owl",
        "file:owl"
      })
  void load_nameThatIsNoStem_reachesNoFile(String name) throws IOException {
    write("owl.png", PNG);
    write(".hidden.png", PNG);
    Files.write(outside.resolve("shared.png"), PNG);
    Files.write(Files.createDirectory(folder.resolve("sub")).resolve("inner.png"), PNG);

    assertThat(source.load(name)).isEmpty();
  }

  @Test
  void load_nameOfAnyLength_isOnlyUnknown() {
    assertThat(source.load("x".repeat(1_000_000))).isEmpty();
  }

  @Test
  void load_layoutBeside_isRead() throws IOException {
    write("owl.png", PNG);
    Files.writeString(
        folder.resolve("owl.yaml"), "boxes: {top: {x: 0.5, y: 0, width: 0.5, height: 0.25}}");

    assertThat(source.load("owl").orElseThrow().layout().boxes())
        .isEqualTo(Map.of(VerticalAlign.TOP, new TextBox(0.5, 0, 0.5, 0.25)));
  }

  @Test
  void load_brokenLayout_isUnreadableAndNamesFileAndKey() throws IOException {
    write("owl.png", PNG);
    Files.writeString(folder.resolve("owl.yaml"), "colour: red");

    assertFails("owl", ErrorCode.TEMPLATE_UNREADABLE, "cannot load template `owl`: owl.yaml: ");
    assertFails("owl", ErrorCode.TEMPLATE_UNREADABLE, "colour");
  }

  @Test
  void load_folderGone_isUnreachable() throws IOException {
    Files.delete(folder);

    assertFails("owl", ErrorCode.SOURCE_UNREACHABLE, "cannot list the templates");
  }

  @Test
  void names_areSortedStemsOfPicturesAlone() throws IOException {
    write("owl.png", PNG);
    write("owl.jpg", JPEG);
    write("dance.gif", GIF);
    write("dance.yaml", new byte[0]);
    write("README", JPEG);
    write("notes.txt", JPEG);
    write(".hidden.png", PNG);
    write(".png", PNG);
    Files.createDirectory(folder.resolve("folder.png"));

    assertThat(source.names()).containsExactly("dance", "owl");
  }

  @Test
  void digest_dependsOnPictureAndLayout() throws IOException {
    write("owl.png", PNG);
    String bare = source.load("owl").orElseThrow().digest();
    Files.writeString(folder.resolve("owl.yaml"), "boxes: {}");
    String withLayout = source.load("owl").orElseThrow().digest();
    write("owl.png", Arrays.copyOf(PNG, 20));

    assertThat(bare).isNotEqualTo(withLayout);
    assertThat(source.load("owl").orElseThrow().digest()).isNotIn(bare, withLayout);
  }

  @Test
  void stamps_changeWithPictureAndLayout() throws IOException {
    write("owl.png", PNG);
    String first = source.stamps().get("owl");
    assertThat(source.stamps()).containsEntry("owl", first);

    write("owl.png", Arrays.copyOf(PNG, 20));
    String second = source.stamps().get("owl");
    Files.writeString(folder.resolve("owl.yaml"), "boxes: {}");

    assertThat(second).isNotEqualTo(first);
    assertThat(source.stamps().get("owl")).isNotEqualTo(second);
  }

  @Test
  void load_folderInsideAnArchive_isRead() throws IOException {
    Path archive = outside.resolve("assets.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Files.write(Files.createDirectory(zip.getPath("/templates")).resolve("owl.png"), PNG);
    }
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      FolderTemplateSource zipped = new FolderTemplateSource(zip.getPath("/templates"), 100);

      assertThat(zipped.names()).containsExactly("owl");
      assertThat(zipped.load("owl").orElseThrow().picture()).isEqualTo(PNG);
      assertThat(zipped.stamps()).containsOnlyKeys("owl");
    }
  }

  private void assertFails(String name, ErrorCode code, String text) {
    assertThatThrownBy(() -> source.load(name))
        .isInstanceOf(CaptionException.class)
        .hasMessageContaining(text)
        .hasMessageNotContaining("secret")
        .extracting("code")
        .isEqualTo(code);
  }
}
