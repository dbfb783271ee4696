package io.memecast.macro;

import com.ibm.icu.text.Normalizer2;

/**
 * A caption's text: Unicode NFC by the newest tables, and of bounded length. Controls, NUL among them, are let through,
 * for they have no ink; half a surrogate pair is no text and refused.
 */
final class TextDecoder {
  /** No code point decomposes into more than four, so a longer text stays too long when it is composed. */
  private static final int MAX_COMPOSITION = 4;

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private TextDecoder() {}

  /** May be empty. */
  static String text(Field field) {
    String raw = field.string();
    int loneSurrogate = WellFormed.firstLoneSurrogate(raw);
    if (loneSurrogate >= 0) {
      throw InvalidRequest.because(field.path() + " holds half a surrogate pair at character "
          + (raw.codePointCount(0, loneSurrogate) + 1));
    }
    // Normalising takes quadratic time on long rows of combining marks: never begun where it cannot
    // help.
    requireAtMost(Caption.MAX_TEXT_CODE_POINTS * MAX_COMPOSITION, raw, field);
    String text = NFC.normalize(raw);
    requireAtMost(Caption.MAX_TEXT_CODE_POINTS, text, field);
    return text;
  }

  static String nonEmptyText(Field field) {
    String text = text(field);
    if (text.isEmpty()) {
      throw field.mustBe("a non-empty string");
    }
    return text;
  }

  private static void requireAtMost(int limit, String text, Field field) {
    int length = text.codePointCount(0, text.length());
    if (length > limit) {
      throw InvalidRequest.because("caption text is too long: " + length + " > "
          + Caption.MAX_TEXT_CODE_POINTS + " characters in " + Excerpt.ofKey(field.path()));
    }
  }
}
