package io.memecast.engine.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import io.memecast.macro.TextCase;

/**
 * Changes the case of a text by the rules of its language, as far as the letters tell it: Greek loses its accents in
 * capitals, and where one letter is Turkish the dotted and the dotless i are kept apart.
 */
final class LetterCase {
  private static final ULocale GREEK = new ULocale("el");
  private static final ULocale TURKISH = new ULocale("tr");

  /** Letters of Turkish and Azerbaijani that no other large language with a dotted i has. */
  private static final String TURKISH_LETTERS = "ıİğĞşŞ";

  private LetterCase() {}

  static String apply(String text, TextCase textCase) {
    return switch (textCase) {
      case NONE -> text;
      case UPPER -> UCharacter.toUpperCase(locale(text), text);
      case LOWER -> UCharacter.toLowerCase(locale(text), text);
    };
  }

  private static ULocale locale(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (TURKISH_LETTERS.indexOf(c) >= 0) {
        return TURKISH;
      }
      if (c >= 0x370 && UScript.getScript(c) == UScript.GREEK) {
        return GREEK;
      }
    }
    return ULocale.ROOT;
  }
}
