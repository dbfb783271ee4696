package io.memecast.engine.text;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of a TrueType or OpenType file that must be looked at before the file is given to the JDK's native code: is it one
 * font, what is it called, how many units has its em, and does every glyph stay within bounds (OpenType 1.9, "Font
 * file", "head", "name", "OS/2"; glyphs in {@link GlyphBombCheck}). Offsets are bytes from the file's start.
 */
final class SfntFile {
  private static final int TRUE_TYPE = 0x00010000;
  private static final int TRUE = tag("true");
  private static final int COLLECTION = tag("ttcf");
  private static final int CFF = tag("OTTO");
  private static final int FAMILY = 1;
  private static final int FULL_NAME = 4;
  private static final int POSTSCRIPT_NAME = 6;
  private static final int TYPOGRAPHIC_FAMILY = 16;
  private static final int PLATFORM_MACINTOSH = 1;
  private static final int MAX_TABLES = 128;
  private static final int MAX_NAMES = 1024;

  private final String fileName;
  private final ByteBuffer bytes;

  /**
   * Reads the table directory.
   *
   * @throws CaptionException {@code FONT_UNREADABLE} for what is not one font of one style
   */
  SfntFile(String fileName, byte[] file) {
    this.fileName = fileName;
    this.bytes = ByteBuffer.wrap(file);
    if (file.length < 12) {
      throw unreadable("the file ends after " + file.length + " bytes");
    }
    int version = bytes.getInt(0);
    if (version == COLLECTION) {
      throw unreadable("the file holds several fonts");
    }
    if (version != TRUE_TYPE && version != TRUE && version != CFF) {
      throw unreadable("the file is not a TrueType or OpenType font");
    }
    checkDirectory(file.length);
    if (table("fvar").isPresent()) {
      throw unreadable("the font is variable, only fonts of one style are supported");
    }
  }

  private void checkDirectory(int length) {
    int tables = bytes.getShort(4) & 0xffff;
    if (tables > MAX_TABLES || 12 + 16 * tables > length) {
      throw unreadable("the table directory is broken");
    }
    for (int i = 0; i < tables; i++) {
      long offset = bytes.getInt(12 + 16 * i + 8) & 0xffffffffL;
      long size = bytes.getInt(12 + 16 * i + 12) & 0xffffffffL;
      if (offset + size > length) {
        throw unreadable("a table ends after the file's end");
      }
    }
  }

  private static int tag(String name) {
    return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
  }

  CaptionException unreadable(String why) {
    return new CaptionException(
        ErrorCode.FONT_UNREADABLE, "cannot load font `" + fileName + "`: " + why);
  }

  /** A view of one table. */
  Optional<ByteBuffer> table(String name) {
    int wanted = tag(name);
    int tables = bytes.getShort(4) & 0xffff;
    for (int i = 0; i < tables; i++) {
      int entry = 12 + 16 * i;
      if (bytes.getInt(entry) == wanted) {
        return Optional.of(bytes.slice(bytes.getInt(entry + 8), bytes.getInt(entry + 12)));
      }
    }
    return Optional.empty();
  }

  /**
   * A table that every TrueType font has.
   *
   * @throws CaptionException {@code FONT_UNREADABLE} when it is missing or shorter than {@code minBytes}
   */
  ByteBuffer required(String name, int minBytes) {
    ByteBuffer table =
        table(name).orElseThrow(() -> unreadable("the table `" + name + "` is missing"));
    if (table.capacity() < minBytes) {
      throw unreadable("the table `" + name + "` is too short");
    }
    return table;
  }

  /** Whether the glyphs are PostScript programs. */
  boolean hasPostScriptOutlines() {
    return bytes.getInt(0) == CFF;
  }

  /** Units per em, 16..16384. */
  int unitsPerEm() {
    int units = required("head", 54).getShort(18) & 0xffff;
    if (units < 16 || units > 16384) {
      throw unreadable("units per em must be 16..16384, was " + units);
    }
    return units;
  }

  /** Weight class, 400 = regular, 700 = bold; regular where the font does not say. */
  int weight() {
    return table("OS/2")
        .filter(os2 -> os2.capacity() >= 6)
        .map(os2 -> os2.getShort(4) & 0xffff)
        .orElse(400);
  }

  /** Family, full and PostScript names in every language of the file. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    ByteBuffer table = table("name").orElse(ByteBuffer.allocate(0));
    if (table.capacity() < 6) {
      return names;
    }
    int count = Math.min(table.getShort(2) & 0xffff, MAX_NAMES);
    int strings = table.getShort(4) & 0xffff;
    for (int i = 0; i < count && 6 + 12 * (i + 1) <= table.capacity(); i++) {
      int entry = 6 + 12 * i;
      int nameId = table.getShort(entry + 6) & 0xffff;
      if (nameId == FAMILY
          || nameId == FULL_NAME
          || nameId == POSTSCRIPT_NAME
          || nameId == TYPOGRAPHIC_FAMILY) {
        int length = table.getShort(entry + 8) & 0xffff;
        int start = strings + (table.getShort(entry + 10) & 0xffff);
        if (start + length <= table.capacity()) {
          byte[] name = new byte[length];
          table.get(start, name);
          boolean macintosh = (table.getShort(entry) & 0xffff) == PLATFORM_MACINTOSH;
          names.add(new String(
              name, macintosh ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE));
        }
      }
    }
    return names;
  }
}
