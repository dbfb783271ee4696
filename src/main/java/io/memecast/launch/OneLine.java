package io.memecast.launch;

/** Text from anywhere, as it may stand in a line of the log. */
final class OneLine {
  private OneLine() {}

  /**
   * The text with <code>&#92;u{HEX}</code> for every character that can end the line, move a terminal's cursor or change the
   * order or the look of what stands beside it: controls (C0, C1), separators of lines and paragraphs, characters of
   * format (Unicode's category Cf, in which are those of direction), and surrogates that have no partner.
   */
  static String of(String text) {
    int first = 0;
    while (first < text.length() && isPlain(text.codePointAt(first))) {
      first += Character.charCount(text.codePointAt(first));
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, first);
    text.substring(first).codePoints().forEach(character -> append(line, character));
    return line.toString();
  }

  private static void append(StringBuilder line, int character) {
    if (isPlain(character)) {
      line.appendCodePoint(character);
    } else {
      line.append("\\u{").append(Integer.toHexString(character)).append('}');
    }
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> false;
      default -> true;
    };
  }
}
