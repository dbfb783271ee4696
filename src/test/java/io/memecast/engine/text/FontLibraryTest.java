package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.macro.TextDirection;
import io.memecast.template.EmojiSource;
import io.memecast.template.FontDescription;
import io.memecast.template.FontSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FontLibraryTest {
  /** Fonts in memory. */
  private static final class FakeFontSource implements FontSource {
    final Map<String, byte[]> files = new TreeMap<>();
    final Map<String, String> aliases = new TreeMap<>();

    FakeFontSource with(String stem, byte[] file) {
      files.put(stem, file);
      return this;
    }

    @Override
    public List<String> names() {
      return List.copyOf(files.keySet());
    }

    @Override
    public Map<String, String> aliases() {
      return aliases;
    }

    @Override
    public Optional<FontFile> load(String name) {
      return files.entrySet().stream()
          .filter(file -> file.getKey().equalsIgnoreCase(name))
          .findFirst()
          .map(file -> new FontFile(file.getKey() + ".ttf", file.getValue()));
    }
  }

  private static byte[] bundled(String stem) {
    return TestFonts.FONTS.load(stem).orElseThrow().bytes().clone();
  }

  private static FontLibrary library(FontSource fonts) {
    return new FontLibrary(fonts, EmojiSource.NONE, 4, 1 << 20);
  }

  private static void assertUnreadable(byte[] file, String why) {
    FontLibrary library = library(new FakeFontSource().with("broken", file));
    assertThatThrownBy(() -> library.chain("broken"))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FONT_UNREADABLE))
        .hasMessageStartingWith("cannot load font `broken.ttf`: ")
        .hasMessageContaining(why);
  }

  /** Where a table begins in a font file. */
  private static int offset(byte[] file, String table) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int tag = ByteBuffer.wrap(table.getBytes(StandardCharsets.US_ASCII)).getInt();
    for (int entry = 12; ; entry += 16) {
      if (bytes.getInt(entry) == tag) {
        return bytes.getInt(entry + 8);
      }
    }
  }

  private static byte[] changed(String stem, Consumer<ByteBuffer> change) {
    byte[] file = bundled(stem);
    change.accept(ByteBuffer.wrap(file));
    return file;
  }

  @Test
  void names_areStemsAndAliases() {
    assertThat(TestFonts.LIBRARY.names())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("Anton-Regular", "Impact", "thick", "thin", "comic", "DroidSansFallback");
  }

  @Test
  void aliases_eachLeadToAFont() {
    assertThat(TestFonts.FONTS.aliases().keySet())
        .allSatisfy(alias -> assertThat(TestFonts.LIBRARY.chain(alias).named()).isNotNull());
  }

  @Test
  void chain_name_isFoundByStemAliasAndNamesInsideTheFileInAnyCase() {
    FakeFontSource fonts = new FakeFontSource().with("dropped", bundled("Kalam-Regular"));
    fonts.aliases.put("Hand", "dropped");
    FontLibrary library = library(fonts);
    String id = library.chain("dropped").named().id();

    for (String name : List.of("DROPPED", "hand", "HAND", "kalam", "Kalam", "kalam-regular")) {
      assertThat(library.chain(name).named().id()).isEqualTo(id);
    }
  }

  @Test
  void chain_unknownName_isNotFound() {
    for (String name : List.of("nosuch", "", "../Anton-Regular", "Anton-Regular.ttf", "*")) {
      assertThatThrownBy(() -> TestFonts.LIBRARY.chain(name))
          .isInstanceOfSatisfying(
              CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FONT_NOT_FOUND))
          .hasMessageStartingWith("cannot load font `" + name + "`: ");
    }
  }

  @Test
  void statistics_countHitsMissesAndStayWithinCapacity() {
    FontLibrary library = new FontLibrary(TestFonts.FONTS, EmojiSource.NONE, 2, 1 << 20);
    library.chain("impact");
    library.chain("impact");
    library.chain("thick");
    library.chain("thin");

    assertThat(library.statistics().capacity()).isEqualTo(2);
    assertThat(library.statistics().misses()).isEqualTo(3);
    assertThat(library.statistics().hits()).isEqualTo(1);
    assertThat(library.statistics().fillRate()).isEqualTo(1);
    assertThat(library.derivedStatistics())
        .containsOnlyKeys("emoji", "glyph_masks", "glyph_outlines", "shaped_runs");
  }

  @Test
  void preload_loadsEveryFont() {
    FontLibrary library = new FontLibrary(TestFonts.FONTS, EmojiSource.NONE, 32, 1 << 20);

    assertThat(library.preload()).isEmpty();
    assertThat(library.statistics().misses()).isEqualTo(TestFonts.FONTS.names().size());
    library.chain("jp");
    assertThat(library.statistics().hits()).isEqualTo(1);
  }

  @Test
  void digest_dependsOnFilesAndAliases() {
    FakeFontSource fonts = new FakeFontSource().with("a", bundled("Anton-Regular"));
    String one = library(fonts).digest();
    assertThat(one).hasSize(64).isEqualTo(library(fonts).digest());
    fonts.aliases.put("x", "a");
    String two = library(fonts).digest();
    fonts.with("b", bundled("Oswald-Bold"));

    assertThat(two).isNotEqualTo(one);
    assertThat(library(fonts).digest()).isNotIn(one, two);
  }

  @Test
  void describe_countsScripts() {
    FontDescription hebrew = TestFonts.LIBRARY.describe("he");

    assertThat(hebrew.name()).isEqualTo("NotoSansHebrew-Bold");
    assertThat(hebrew.names()).contains("Noto Sans Hebrew");
    assertThat(hebrew.scripts().get("Hebrew")).isGreaterThan(80);
    assertThat(hebrew.scripts()).doesNotContainKey("Thai");
  }

  @Test
  void load_notAFont_isUnreadable() {
    assertUnreadable(new byte[0], "ends after 0 bytes");
    assertUnreadable("<html>not a font at all</html>".getBytes(StandardCharsets.UTF_8), "not a");
    assertUnreadable(Arrays.copyOf(bundled("Anton-Regular"), 5000), "after the file's end");
  }

  @Test
  void load_collection_isUnreadable() {
    assertUnreadable(
        changed("Anton-Regular", bytes -> bytes.putInt(0, 0x74746366)), "several fonts");
  }

  @Test
  void load_variableFont_isUnreadable() {
    assertUnreadable(changed("Anton-Regular", bytes -> bytes.putInt(12, 0x66766172)), "variable");
  }

  @Test
  void load_wildUnitsPerEm_isUnreadable() {
    byte[] file = bundled("Anton-Regular");
    ByteBuffer.wrap(file).putShort(offset(file, "head") + 18, (short) 3);
    assertUnreadable(file, "units per em must be 16..16384, was 3");
  }

  @Test
  void load_glyphMadeOfItself_isUnreadable() {
    byte[] file = bundled("Anton-Regular");
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int glyph = 5;
    int loca = offset(file, "loca");
    boolean longOffsets = bytes.getShort(offset(file, "head") + 50) != 0;
    int start = offset(file, "glyf")
        + (longOffsets
            ? bytes.getInt(loca + 4 * glyph)
            : 2 * (bytes.getShort(loca + 2 * glyph) & 0xffff));
    // A composite of two: itself, twice.
    bytes.putShort(start, (short) -1);
    for (int component = 0; component < 2; component++) {
      bytes.putShort(start + 10 + 6 * component, (short) (component == 0 ? 0x20 : 0));
      bytes.putShort(start + 12 + 6 * component, (short) glyph);
    }

    assertUnreadable(file, "nested more than 16 deep");
  }

  /** Whatever is wrong in a file, the answer is a font or FONT_UNREADABLE, and the next caption works. */
  @Test
  void load_damagedFiles_neverTakeAnythingDown() {
    Random random = new Random(5);
    byte[] whole = bundled("ComicNeue-Bold");
    for (int i = 0; i < 60; i++) {
      byte[] file = whole.clone();
      for (int j = 1 + random.nextInt(20); j > 0; j--) {
        file[random.nextInt(random.nextBoolean() ? 400 : file.length)] = (byte) random.nextInt();
      }
      FontLibrary library = library(new FakeFontSource().with("damaged", file));
      try {
        Face face = library.chain("damaged").named();
        library.shaper().shape(face, "Damaged 123", false);
      } catch (CaptionException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.FONT_UNREADABLE);
      }
    }
    assertThat(library(new FakeFontSource().with("whole", whole)).chain("whole").named())
        .isNotNull();
  }

  @Test
  void fallback_unreadableFont_isPassedOver() {
    FakeFontSource fonts = new FakeFontSource()
        .with("Anton-Regular", bundled("Anton-Regular"))
        .with("NotoSans-Bold", new byte[100])
        .with("Oswald-Bold", bundled("Oswald-Bold"));
    Itemizer itemizer = new Itemizer(
        library(fonts).chain("Anton-Regular"),
        library(fonts).shaper(),
        TestFonts.LIBRARY.emojiTable(),
        0);
    Paragraph paragraph = itemizer.itemize("aЖΨ", TextDirection.AUTO);

    assertThat(paragraph.faces[0]).isNotNull();
    assertThat(paragraph.faces[1]).isNotNull().isNotEqualTo(paragraph.faces[0]);
    assertThat(paragraph.missing).isEqualTo(1);
  }
}
