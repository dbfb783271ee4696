package io.memecast.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where fonts come from. Safe for any thread; may block. */
public interface FontSource {
  /** A font file's name without folder, and its bytes, which nobody changes. */
  final class FontFile {
    private final String fileName;
    private final byte[] bytes;

    public FontFile(String fileName, byte[] bytes) {
      this.fileName = fileName;
      this.bytes = bytes;
    }

    public String fileName() {
      return fileName;
    }

    public byte[] bytes() {
      return bytes;
    }
  }

  /** The stems of the font files, sorted and distinct. */
  List<String> names();

  /** Other names for fonts: alias → stem. */
  Map<String, String> aliases();

  /**
   * The font whose stem is {@code name}, ignoring case; empty when nothing has it. Aliases are the caller's to follow.
   *
   * @throws io.memecast.error.CaptionException {@code FONT_AMBIGUOUS} or {@code FONT_UNREADABLE}
   */
  Optional<FontFile> load(String name);
}
