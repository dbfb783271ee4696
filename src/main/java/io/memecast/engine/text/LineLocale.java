package io.memecast.engine.text;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;

/** The locale whose line breaking rules a text follows, as far as its scripts tell: kana means Japanese, and so on. */
final class LineLocale {
  /** "Strict": no line begins with a small kana or a prolonged sound mark. */
  private static final ULocale JAPANESE = ULocale.forLanguageTag("ja-u-lb-strict");

  private static final ULocale CHINESE = ULocale.forLanguageTag("zh-u-lb-strict");

  private LineLocale() {}

  static ULocale of(int[] scripts) {
    ULocale locale = ULocale.ROOT;
    for (int script : scripts) {
      switch (script) {
        case UScript.HIRAGANA, UScript.KATAKANA -> {
          return JAPANESE;
        }
        case UScript.HANGUL -> locale = ULocale.KOREAN;
        case UScript.HAN -> locale = locale.equals(ULocale.ROOT) ? CHINESE : locale;
        default -> {}
      }
    }
    return locale;
  }
}
