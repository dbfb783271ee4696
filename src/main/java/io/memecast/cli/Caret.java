package io.memecast.cli;

/** Points at a place of a line of text. */
final class Caret {
  private static final String INDENT = "  ";

  private Caret() {}

  /** The line and a caret under that index, each on a line of its own; nothing where the text is more than a line. */
  static String under(String line, int index) {
    if (line.chars().anyMatch(Character::isISOControl)) {
      return "";
    }
    int column = line.codePointCount(0, index);
    return System.lineSeparator()
        + INDENT
        + line
        + System.lineSeparator()
        + INDENT
        + " ".repeat(column)
        + '^';
  }
}
