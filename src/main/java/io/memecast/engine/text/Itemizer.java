package io.memecast.engine.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.memecast.engine.text.Paragraph.Kind;
import io.memecast.macro.TextDirection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a paragraph into graphemes (UAX #29) and decides for each what it is drawn with, in which direction (UAX #9),
 * where lines may end (UAX #14, dictionaries for scripts without spaces) and how wide it is. One thread at a time, one
 * caption.
 */
final class Itemizer {
  private final FontChain chain;
  private final Shaper shaper;
  private final EmojiTable emojiTable;
  private final double letterSpacing;

  /**
   * @param letterSpacing added after each grapheme that is not of a joined script, em
   */
  Itemizer(FontChain chain, Shaper shaper, EmojiTable emojiTable, double letterSpacing) {
    this.chain = chain;
    this.shaper = shaper;
    this.emojiTable = emojiTable;
    this.letterSpacing = letterSpacing;
  }

  /** Itemizes text without line breaks. */
  Paragraph itemize(String text, TextDirection direction) {
    Bidi bidi = new Bidi();
    bidi.setPara(text, level(direction), null);
    EmojiSpans spans = EmojiSpans.find(text, emojiTable, this::hasTextGlyph);
    Paragraph paragraph = new Paragraph(text, bidi, graphemes(text, spans));
    for (int i = 0; i < paragraph.count(); i++) {
      paragraph.emoji[i] = spans.keyAt(paragraph.starts[i]);
    }
    resolveScripts(paragraph);
    chooseFaces(paragraph);
    markBreaks(paragraph);
    new RunCutter(paragraph).forEachRun(0, paragraph.count(), run -> measure(paragraph, run));
    return paragraph;
  }

  private static byte level(TextDirection direction) {
    return switch (direction) {
      case AUTO -> Bidi.LEVEL_DEFAULT_LTR;
      case LTR -> Bidi.LTR;
      case RTL -> Bidi.RTL;
    };
  }

  private boolean hasTextGlyph(String text, int start, int end) {
    int script = Characters.script(text, start, end);
    return chain.faceFor(text, start, end, script) != null;
  }

  private static int[] graphemes(String text, EmojiSpans spans) {
    int[] starts = new int[text.length() + 1];
    int count = 0;
    BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    characters.setText(text);
    int start = characters.first();
    while (start < text.length()) {
      starts[count++] = start;
      int emojiEnd = spans.endAt(start);
      if (emojiEnd == 0) {
        start = characters.following(start);
      } else if (characters.isBoundary(emojiEnd)
          || Characters.isRegionalIndicator(text.codePointAt(emojiEnd))) {
        start = emojiEnd;
      } else {
        // A sequence without a picture, perhaps newer than the pictures: its beginning stands for
        // the whole. (Only of
        // two letters that make no flag each is drawn.)
        start = characters.following(emojiEnd);
      }
    }
    starts[count] = text.length();
    return Arrays.copyOf(starts, count + 1);
  }

  /** Characters of no script of their own belong to the letter before them, at the beginning to the one after. */
  private static void resolveScripts(Paragraph paragraph) {
    int before = UScript.COMMON;
    int unresolved = 0;
    for (int i = 0; i < paragraph.count(); i++) {
      int script = Characters.script(paragraph.text, paragraph.starts[i], paragraph.starts[i + 1]);
      if (script == UScript.COMMON) {
        script = before;
      } else if (before == UScript.COMMON) {
        Arrays.fill(paragraph.scripts, unresolved, i, script);
      }
      paragraph.scripts[i] = script;
      before = script;
    }
  }

  private void chooseFaces(Paragraph paragraph) {
    Face before = null;
    for (int i = 0; i < paragraph.count(); i++) {
      int start = paragraph.starts[i];
      int end = paragraph.starts[i + 1];
      Kind kind = kind(paragraph.text, start, end);
      paragraph.kinds[i] = kind;
      if (paragraph.emoji[i] != null) {
        paragraph.kinds[i] = Kind.INK;
      } else if (kind == Kind.INK || kind == Kind.SPACE) {
        Face face = face(paragraph, i);
        paragraph.faces[i] = face;
        if (face == null) {
          paragraph.kinds[i] = Kind.INVISIBLE;
          paragraph.missing++;
        } else {
          before = face;
        }
      } else {
        paragraph.faces[i] = before;
      }
    }
  }

  /** Of a space too: it is as wide between letters of a face that fills in as everywhere else (CSS Fonts 4, 5.3). */
  private @Nullable Face face(Paragraph paragraph, int i) {
    int start = paragraph.starts[i];
    int end = paragraph.starts[i + 1];
    int script = Characters.script(paragraph.text, start, end);
    return chain.faceFor(paragraph.text, start, end, script);
  }

  private static Kind kind(String text, int start, int end) {
    int first = text.codePointAt(start);
    if (first == Characters.SOFT_HYPHEN) {
      return Kind.SOFT_HYPHEN;
    }
    if (end - start == 1 && UCharacter.hasBinaryProperty(first, UProperty.WHITE_SPACE)) {
      return Kind.SPACE;
    }
    for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
      if (!Characters.isInvisible(text.codePointAt(i))) {
        return Kind.INK;
      }
    }
    return Kind.INVISIBLE;
  }

  private static void markBreaks(Paragraph paragraph) {
    BreakIterator lines = BreakIterator.getLineInstance(LineLocale.of(paragraph.scripts));
    lines.setText(paragraph.text);
    lines.first();
    for (int at = lines.next(); at != BreakIterator.DONE; at = lines.next()) {
      int index = Arrays.binarySearch(paragraph.starts, at);
      if (index > 0) {
        paragraph.breakAfter[index - 1] = true;
      }
    }
  }

  private void measure(Paragraph paragraph, Run run) {
    if (run.face() == null) {
      measureEmoji(paragraph, run);
      return;
    }
    ShapedRun shaped =
        shaper.shape(run.face(), paragraph.text(run.from(), run.to()), run.rightToLeft());
    paragraph.left = Math.max(paragraph.left, shaped.left());
    paragraph.right = Math.max(paragraph.right, shaped.right());
    paragraph.ascent = Math.max(paragraph.ascent, shaped.ascent());
    paragraph.descent = Math.max(paragraph.descent, shaped.descent());
    for (int i = 0; i < shaped.glyphs().length; i++) {
      int grapheme = paragraph.graphemeAt(paragraph.starts[run.from()] + shaped.chars()[i]);
      paragraph.advances[grapheme] += shaped.x()[i + 1] - shaped.x()[i];
    }
    if (letterSpacing != 0 && !Characters.isJoined(run.script())) {
      for (int i = run.from(); i < run.to(); i++) {
        if (paragraph.advances[i] > 0) {
          paragraph.gaps[i] = (float) letterSpacing;
        }
      }
    }
  }

  private static void measureEmoji(Paragraph paragraph, Run run) {
    for (int i = run.from(); i < run.to(); i++) {
      if (paragraph.emoji[i] != null) {
        paragraph.advances[i] = EmojiArt.ADVANCE;
        paragraph.ascent = Math.max(paragraph.ascent, EmojiArt.ASCENT);
        paragraph.descent = Math.max(paragraph.descent, EmojiArt.SIDE - EmojiArt.ASCENT);
      }
    }
  }
}
