package io.memecast.engine.text;

import com.ibm.icu.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Cuts a range of a paragraph into runs of one face, script and embedding level. */
final class RunCutter {
  private final Paragraph paragraph;

  RunCutter(Paragraph paragraph) {
    this.paragraph = paragraph;
  }

  /** Gives every run of graphemes {@code from} (inclusive) to {@code to} (exclusive), in logical order. */
  void forEachRun(int from, int to, Consumer<Run> consumer) {
    cut(from, to, paragraph.bidi::getLevelAt, 0).forEach(consumer);
  }

  /**
   * The runs of a line in visual order, left to right.
   *
   * @param from first grapheme, {@code from < to}
   * @param to one past the last grapheme
   */
  List<Run> visualRuns(int from, int to) {
    int lineStart = paragraph.starts[from];
    Bidi line = paragraph.bidi.setLine(lineStart, paragraph.starts[to]);
    List<Run> runs = cut(from, to, line::getLevelAt, lineStart);
    byte[] levels = new byte[runs.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = line.getLevelAt(paragraph.starts[runs.get(i).from()] - lineStart);
    }
    List<Run> visual = new ArrayList<>(levels.length);
    for (int logical : Bidi.reorderVisual(levels)) {
      visual.add(runs.get(logical));
    }
    return visual;
  }

  /** Cuts at graphemes only, also where a control character inside of one has another level. */
  private List<Run> cut(int from, int to, IntUnaryOperator levelAt, int origin) {
    List<Run> runs = new ArrayList<>();
    for (int start = from; start < to; ) {
      int level = levelAt.applyAsInt(paragraph.starts[start] - origin);
      int end = start + 1;
      while (end < to
          && continues(start, end)
          && levelAt.applyAsInt(paragraph.starts[end] - origin) == level) {
        end++;
      }
      runs.add(
          new Run(start, end, paragraph.faces[start], paragraph.scripts[start], (level & 1) != 0));
      start = end;
    }
    return runs;
  }

  private boolean continues(int start, int grapheme) {
    return paragraph.faces[grapheme] == paragraph.faces[start]
        && paragraph.scripts[grapheme] == paragraph.scripts[start]
        && paragraph.emoji[grapheme] == null
        && paragraph.emoji[start] == null;
  }
}
