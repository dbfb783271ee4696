package io.memecast.macro;

import io.memecast.error.CaptionException;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Walks over a macro in the shell's syntax, from the template to its captions. One thread. */
final class ShellScanner {
  private static final String ESCAPABLE = "{}\\";
  private static final String MARKS = "^-_<|>";

  private final String macro;
  private int index;

  ShellScanner(String macro) {
    this.macro = macro;
  }

  boolean atEnd() {
    return index == macro.length();
  }

  /** The template's name, up to the first brace or the end. */
  String template() {
    String template = textUntil('{');
    if (template.isBlank()) {
      throw error("template is missing", 0);
    }
    return template;
  }

  /** The caption that begins here. */
  ShellCaption caption() {
    int start = index;
    if (macro.charAt(start) != '{') {
      throw error("text between captions", start);
    }
    index++;
    VerticalAlign valign = null;
    HorizontalAlign halign = null;
    while (index < macro.length()) {
      char mark = macro.charAt(index);
      if (valign == null && valignOf(mark) != null) {
        valign = valignOf(mark);
      } else if (halign == null && halignOf(mark) != null) {
        halign = halignOf(mark);
      } else {
        break;
      }
      index++;
    }
    skipBackslashBeforeMark();
    String text = textUntil('}');
    if (atEnd()) {
      throw error("caption is not closed", start);
    }
    index++;
    return new ShellCaption(text, valign, halign, start);
  }

  /** A mark after a backslash is text. */
  private void skipBackslashBeforeMark() {
    if (index + 1 < macro.length()
        && macro.charAt(index) == '\\'
        && MARKS.indexOf(macro.charAt(index + 1)) >= 0) {
      index++;
    }
  }

  /** Text with its escapes undone, up to {@code end} or the macro's end; the other brace may not stand in it. */
  private String textUntil(char end) {
    StringBuilder text = new StringBuilder();
    while (!atEnd() && macro.charAt(index) != end) {
      char c = macro.charAt(index);
      if (c == '{' || c == '}') {
        throw error(c == '{' ? "caption inside of a caption" : "brace was never opened", index);
      }
      boolean escape = c == '\\'
          && index + 1 < macro.length()
          && ESCAPABLE.indexOf(macro.charAt(index + 1)) >= 0;
      text.append(escape ? macro.charAt(index + 1) : c);
      index += escape ? 2 : 1;
    }
    return text.toString();
  }

  CaptionException error(String reason, int at) {
    int place = macro.codePointCount(0, at) + 1;
    return InvalidRequest.because(
        reason + " at character " + place + " of the macro", new ParseException(reason, at));
  }

  private static @Nullable VerticalAlign valignOf(char mark) {
    return switch (mark) {
      case '^' -> VerticalAlign.TOP;
      case '-' -> VerticalAlign.MIDDLE;
      case '_' -> VerticalAlign.BOTTOM;
      default -> null;
    };
  }

  private static @Nullable HorizontalAlign halignOf(char mark) {
    return switch (mark) {
      case '<' -> HorizontalAlign.LEFT;
      case '|' -> HorizontalAlign.CENTER;
      case '>' -> HorizontalAlign.RIGHT;
      default -> null;
    };
  }
}
