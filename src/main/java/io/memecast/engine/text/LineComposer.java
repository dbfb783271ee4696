package io.memecast.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the graphemes of one line into visual order and shapes them: the line is shaped anew, as a letter at its end may
 * have another form than within the paragraph. One thread at a time.
 */
final class LineComposer {
  /** Longer than any word: what is drawn as one costs more than its parts. */
  private static final int MAX_GLYPHS = 48;

  private final Shaper shaper;
  private final GlyphOutlines outlines;

  LineComposer(Shaper shaper, GlyphOutlines outlines) {
    this.shaper = shaper;
    this.outlines = outlines;
  }

  /** The line of graphemes {@code from} to {@code to}. */
  SetLine compose(Paragraph paragraph, int from, int to) {
    List<SetLine.Piece> pieces = new ArrayList<>();
    float x = 0;
    float left = 0;
    float right = 0;
    float gap = 0;
    if (from < to) {
      for (Run run : new RunCutter(paragraph).visualRuns(from, to)) {
        Face face = run.face();
        if (face != null) {
          ShapedRun shaped =
              shaper.shape(face, paragraph.text(run.from(), run.to()), run.rightToLeft());
          left = Math.max(left, shaped.left() - x);
          float end = new RunPieces(paragraph, run, face, shaped).addTo(pieces, x);
          // The last gap is not part of the line, wherever in it the run ends.
          gap = paragraph.gaps[run.to() - 1];
          right = Math.max(right - (end - x), shaped.right());
          x = end;
        } else if (paragraph.emoji[run.from()] != null) {
          pieces.add(new SetLine.Picture(paragraph.emoji[run.from()], x));
          gap = paragraph.gaps[run.from()];
          right = Math.max(0, right - EmojiArt.ADVANCE);
          x += EmojiArt.ADVANCE + gap;
        }
      }
    }
    return new SetLine(List.copyOf(pieces), x - gap, left, right);
  }

  /** Cuts a shaped run into what is drawn as one. */
  private final class RunPieces {
    private final Paragraph paragraph;
    private final Run run;
    private final Face face;
    private final ShapedRun shaped;
    private final boolean joined;

    RunPieces(Paragraph paragraph, Run run, Face face, ShapedRun shaped) {
      this.paragraph = paragraph;
      this.run = run;
      this.face = face;
      this.shaped = shaped;
      this.joined = Characters.isJoined(run.script());
    }

    /** Adds the pieces of a run whose left end is at {@code x}; answers where its right end is. */
    float addTo(List<SetLine.Piece> pieces, float x) {
      int wordStart = 0;
      float shift = x;
      for (int i = 0; i < shaped.glyphs().length; i++) {
        if (i > 0 && grapheme(i) != grapheme(i - 1)) {
          shift += paragraph.gaps[grapheme(i - 1)];
        }
        boolean empty = outlines.get(face, shaped.glyphs()[i]).empty();
        if (!joined && !empty) {
          pieces.add(ink(i, i + 1, shift));
        } else if (joined && empty) {
          addWord(pieces, wordStart, i, shift);
          wordStart = i + 1;
        }
      }
      int count = shaped.glyphs().length;
      if (joined) {
        addWord(pieces, wordStart, count, shift);
      }
      float lastGap = count == 0 ? 0 : paragraph.gaps[grapheme(count - 1)];
      return shift + shaped.advance() + lastGap;
    }

    private void addWord(List<SetLine.Piece> pieces, int from, int to, float shift) {
      for (int start = from; start < to; start += MAX_GLYPHS) {
        pieces.add(ink(start, Math.min(to, start + MAX_GLYPHS), shift));
      }
    }

    private int grapheme(int glyph) {
      return paragraph.graphemeAt(paragraph.starts[run.from()] + shaped.chars()[glyph]);
    }

    private SetLine.Ink ink(int from, int to, float shift) {
      float origin = shaped.x()[from];
      float[] xs = new float[to - from];
      for (int i = from; i < to; i++) {
        xs[i - from] = shaped.x()[i] - origin;
      }
      int[] glyphs = Arrays.copyOfRange(shaped.glyphs(), from, to);
      float[] ys = Arrays.copyOfRange(shaped.y(), from, to);
      return new SetLine.Ink(face, glyphs, xs, ys, shift + origin, area(glyphs, xs, ys));
    }

    private float area(int[] glyphs, float[] xs, float[] ys) {
      float left = Float.MAX_VALUE;
      float right = -Float.MAX_VALUE;
      float top = Float.MAX_VALUE;
      float bottom = -Float.MAX_VALUE;
      for (int i = 0; i < glyphs.length; i++) {
        GlyphShape shape = outlines.get(face, glyphs[i]);
        if (!shape.empty()) {
          left = Math.min(left, xs[i] + shape.left());
          right = Math.max(right, xs[i] + shape.right());
          top = Math.min(top, ys[i] + shape.top());
          bottom = Math.max(bottom, ys[i] + shape.bottom());
        }
      }
      return (right - left) * (bottom - top);
    }
  }
}
