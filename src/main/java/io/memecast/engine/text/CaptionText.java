package io.memecast.engine.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.text.Normalizer2;
import io.memecast.macro.TextCase;

/**
 * A caption's text as it is drawn: emoji names replaced, case changed, NFC, one kind of line break, and nothing in it
 * that cannot be drawn.
 *
 * @param text lines separated by {@code \n}
 * @param dropped code points left out: unassigned ones, and marks beyond {@link #MAX_MARKS} on one letter
 */
record CaptionText(String text, int dropped) {
  /** More marks than any language stacks on a letter; beyond it they are an attack on the reader. */
  static final int MAX_MARKS = 12;

  /** Prepares {@code raw}. */
  static CaptionText of(String raw, TextCase textCase, EmojiTable emoji) {
    String named = emoji.withNamesReplaced(raw);
    String cased = LetterCase.apply(named, textCase);
    return clean(Normalizer2.getNFCInstance().normalize(cased), emoji);
  }

  private static CaptionText clean(String text, EmojiTable emoji) {
    StringBuilder kept = new StringBuilder(text.length());
    int dropped = 0;
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      EmojiTable.Match match = emoji.match(text, i).orElse(null);
      if (match != null) {
        kept.append(text, i, match.end());
        i = match.end();
        marks = 0;
        continue;
      }
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      marks = isMark(codePoint) ? marks + 1 : 0;
      if (isLineBreak(codePoint)) {
        // \r\n is one break.
        if (!(codePoint == '\n' && i >= 2 && text.charAt(i - 2) == '\r')) {
          kept.append('\n');
        }
      } else if (codePoint == '\t') {
        kept.append(' ');
      } else if (marks > MAX_MARKS || isUnassigned(codePoint)) {
        dropped++;
      } else if (UCharacter.getType(codePoint) != ECharacterCategory.CONTROL) {
        kept.appendCodePoint(codePoint);
      }
    }
    return new CaptionText(kept.toString(), dropped);
  }

  /** UAX #14 classes BK, CR, LF and NL. */
  private static boolean isLineBreak(int codePoint) {
    return (codePoint >= '\n' && codePoint <= '\r')
        || codePoint == 0x85
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  private static boolean isMark(int codePoint) {
    int type = UCharacter.getType(codePoint);
    return type == ECharacterCategory.NON_SPACING_MARK || type == ECharacterCategory.ENCLOSING_MARK;
  }

  private static boolean isUnassigned(int codePoint) {
    int type = UCharacter.getType(codePoint);
    return type == ECharacterCategory.UNASSIGNED || type == ECharacterCategory.SURROGATE;
  }
}
