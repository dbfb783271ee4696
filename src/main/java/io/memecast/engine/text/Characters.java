package io.memecast.engine.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/** What Unicode says of single characters, as far as setting text asks. */
final class Characters {
  static final int TEXT_PRESENTATION = 0xfe0e;
  static final int PICTURE_PRESENTATION = 0xfe0f;
  static final int SOFT_HYPHEN = 0xad;
  static final int ZERO_WIDTH_JOINER = 0x200d;

  private Characters() {}

  /** Has no ink of its own in any font: joiners, direction marks, variation selectors, soft hyphen. */
  static boolean isInvisible(int codePoint) {
    return codePoint >= SOFT_HYPHEN
        && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  /** One of the 26 letters that make flags in pairs. */
  static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
  }

  /** Scripts written in one connected stroke: letters must not be spaced, and are outlined as a whole. */
  static boolean isJoined(int script) {
    return switch (script) {
      case UScript.ARABIC,
          UScript.SYRIAC,
          UScript.MANDAIC,
          UScript.NKO,
          UScript.MONGOLIAN,
          UScript.PHAGS_PA,
          UScript.ADLAM,
          UScript.HANIFI_ROHINGYA,
          UScript.DEVANAGARI,
          UScript.BENGALI,
          UScript.GURMUKHI -> true;
      default -> false;
    };
  }

  /** The script of the first letter of {@code text[start, end)}, {@link UScript#COMMON} when it has none. */
  static int script(String text, int start, int end) {
    for (int i = start; i < end; ) {
      int codePoint = text.codePointAt(i);
      int script = UScript.getScript(codePoint);
      if (script != UScript.COMMON && script != UScript.INHERITED) {
        return script;
      }
      i += Character.charCount(codePoint);
    }
    return UScript.COMMON;
  }
}
