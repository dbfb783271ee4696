package io.memecast.macro;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an error text shows of something that a client sent: short, on one line, and well-formed whatever was sent, for
 * the text goes into a log line as well.
 */
final class Excerpt {
  private static final int MAX_CODE_POINTS = 64;

  private Excerpt() {}

  /** A value: strings in quotes, lists and objects by their kind alone. */
  static String ofValue(@Nullable Object value) {
    if (value instanceof String text) {
      return '"' + shorten(text) + '"';
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return shorten(String.valueOf(value));
  }

  /** A key, in backticks. */
  static String ofKey(String key) {
    return '`' + shorten(key) + '`';
  }

  static String shorten(String text) {
    return shorten(text, MAX_CODE_POINTS);
  }

  /** At most that many code points, controls and lone surrogates written as escapes. */
  static String shorten(String text, int maxCodePoints) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    for (int i = 0; i < text.length(); count++) {
      if (count == maxCodePoints) {
        return shown.append('…').toString();
      }
      int codePoint = text.codePointAt(i);
      appendVisibly(shown, codePoint);
      i += Character.charCount(codePoint);
    }
    return shown.toString();
  }

  private static void appendVisibly(StringBuilder shown, int codePoint) {
    boolean visible =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR -> false;
          default -> true;
        };
    if (visible) {
      shown.appendCodePoint(codePoint);
    } else {
      shown.append(String.format("\\u%04x", codePoint));
    }
  }
}
