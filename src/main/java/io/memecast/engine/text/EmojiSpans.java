package io.memecast.engine.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.jspecify.annotations.Nullable;

/** Where a paragraph has emoji that are drawn as pictures. */
final class EmojiSpans {
  /** Whether some face has the characters {@code text[start, end)}. */
  interface TextGlyphs {
    boolean has(String text, int start, int end);
  }

  private final @Nullable String[] keys;
  private final int[] ends;

  private EmojiSpans(int length) {
    keys = new String[length + 1];
    ends = new int[length + 1];
  }

  static EmojiSpans find(String text, EmojiTable table, TextGlyphs glyphs) {
    EmojiSpans spans = new EmojiSpans(text.length());
    for (int i = 0; i < text.length(); ) {
      EmojiTable.Match match = table.match(text, i).orElse(null);
      if (match != null && isPicture(text, i, match, glyphs)) {
        spans.keys[i] = match.key();
        spans.ends[i] = match.end();
        i = match.end();
      } else {
        i += Character.charCount(text.codePointAt(i));
      }
    }
    return spans;
  }

  /**
   * Picture or letter (UTS #51, "Presentation Style"): U+FE0E asks for a letter, U+FE0F for a picture; a sequence is a
   * picture, a single character what its property Emoji_Presentation says, and a picture if no face has it.
   */
  private static boolean isPicture(
      String text, int start, EmojiTable.Match match, TextGlyphs glyphs) {
    int first = text.codePointAt(start);
    int afterFirst = start + Character.charCount(first);
    if (match.codePoints() > 1) {
      return true;
    }
    boolean asText =
        afterFirst < text.length() && text.codePointAt(afterFirst) == Characters.TEXT_PRESENTATION;
    boolean asPicture = match.end() > afterFirst
        || (!asText && UCharacter.hasBinaryProperty(first, UProperty.EMOJI_PRESENTATION));
    return asPicture || !glyphs.has(text, start, afterFirst);
  }

  /** The picture of the emoji that begins at {@code index}, null when none does. */
  @Nullable
  String keyAt(int index) {
    return keys[index];
  }

  /** One past the emoji that begins at {@code index}, 0 when none does. */
  int endAt(int index) {
    return ends[index];
  }
}
