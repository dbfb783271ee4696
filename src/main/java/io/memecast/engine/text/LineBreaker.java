package io.memecast.engine.text;

import io.memecast.engine.text.Paragraph.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Breaks one paragraph into lines of a width. First fit as many words as go on each line: that gives the number of
 * lines. Then {@linkplain #balanced the same number of lines} of widths as equal as can be, as people set captions.
 * Widths are in em.
 */
final class LineBreaker {
  private final int index;
  private final Paragraph paragraph;
  /** Sum of the advances before each grapheme. */
  private final double[] before;

  private final double hyphen;

  /**
   * @param index of the paragraph in its caption
   * @param hyphen width of the hyphen that a soft hyphen becomes at a line's end
   */
  LineBreaker(int index, Paragraph paragraph, double hyphen) {
    this.index = index;
    this.paragraph = paragraph;
    this.hyphen = hyphen;
    this.before = new double[paragraph.count() + 1];
    for (int i = 0; i < paragraph.count(); i++) {
      before[i + 1] = before[i] + paragraph.advances[i] + paragraph.gaps[i];
    }
  }

  /**
   * As many words on each line as fit; null when they do not.
   *
   * @param breakWords a word wider than the line is cut between graphemes, one at least on each line
   */
  @Nullable
  List<LineRange> greedy(double width, boolean breakWords) {
    List<LineRange> lines = new ArrayList<>();
    if (paragraph.count() == 0) {
      lines.add(single());
    }
    for (int from = 0; from < paragraph.count(); ) {
      int next = nextLine(from, width);
      if (next == from) {
        next = breakWords ? cutWord(from, width) : from;
        if (next == from || width(from, next) > width) {
          return null;
        }
      }
      lines.add(line(from, next));
      from = next;
    }
    return lines;
  }

  /** All of it on one line, whatever its width. */
  LineRange single() {
    return new LineRange(index, 0, trimmed(0, paragraph.count()), false);
  }

  /** Width of graphemes {@code from} to {@code to} as a line: spaces at its end hang over. */
  double width(int from, int to) {
    int end = trimmed(from, to);
    if (end == from) {
      return 0;
    }
    double hyphenWidth = endsAtSoftHyphen(to) ? hyphen : 0;
    return before[end] - before[from] - paragraph.gaps[end - 1] + hyphenWidth;
  }

  /** Where the line that begins at {@code from} ends, {@code from} itself when not even a word fits. */
  private int nextLine(int from, double width) {
    int fits = from;
    for (int i = from; i < paragraph.count(); i++) {
      boolean end = i + 1 == paragraph.count();
      if ((paragraph.breakAfter[i] || end) && width(from, i + 1) <= width) {
        fits = i + 1;
      }
      if (before[i + 1] - before[from] - paragraph.gaps[i] > width
          && paragraph.kinds[i] == Kind.INK) {
        break;
      }
    }
    return fits;
  }

  private int cutWord(int from, double width) {
    int end = from + 1;
    while (end < paragraph.count() && width(from, end + 1) <= width) {
      end++;
    }
    return end;
  }

  private boolean endsAtSoftHyphen(int to) {
    return to < paragraph.count() && to > 0 && paragraph.kinds[to - 1] == Kind.SOFT_HYPHEN;
  }

  private LineRange line(int from, int to) {
    return new LineRange(index, from, trimmed(from, to), endsAtSoftHyphen(to));
  }

  private int trimmed(int from, int to) {
    int end = to;
    while (end > from && paragraph.kinds[end - 1] == Kind.SPACE) {
      end--;
    }
    return end;
  }

  /**
   * Lines of near equal width: of all ways to break into as many lines as {@code greedy}, none wider than {@code width},
   * the one with the least sum of squared widths. {@code greedy} itself where it cuts a word.
   */
  List<LineRange> balanced(List<LineRange> greedy, double width) {
    int[] ends = breaks();
    int lines = greedy.size();
    if (lines < 2 || lines > ends.length) {
      return greedy;
    }
    double[] best = new double[ends.length];
    int[][] previous = new int[lines][ends.length];
    for (int e = 0; e < ends.length; e++) {
      best[e] = cost(0, ends[e], width);
    }
    for (int line = 1; line < lines; line++) {
      double[] next = new double[ends.length];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      for (int e = line; e < ends.length; e++) {
        for (int s = e - 1; s >= line - 1; s--) {
          double cost = cost(ends[s], ends[e], width);
          if (cost == Double.POSITIVE_INFINITY) {
            break;
          }
          if (best[s] + cost < next[e]) {
            next[e] = best[s] + cost;
            previous[line][e] = s;
          }
        }
      }
      best = next;
    }
    return best[ends.length - 1] == Double.POSITIVE_INFINITY
        ? greedy
        : trace(ends, previous, lines);
  }

  private int[] breaks() {
    int[] ends = new int[paragraph.count()];
    int count = 0;
    for (int i = 0; i < ends.length; i++) {
      if (paragraph.breakAfter[i] || i + 1 == ends.length) {
        ends[count++] = i + 1;
      }
    }
    return Arrays.copyOf(ends, count);
  }

  private double cost(int from, int to, double width) {
    double w = width(from, to);
    return w > width ? Double.POSITIVE_INFINITY : w * w;
  }

  private List<LineRange> trace(int[] ends, int[][] previous, int lines) {
    LineRange[] found = new LineRange[lines];
    int e = ends.length - 1;
    for (int line = lines - 1; line >= 0; line--) {
      int s = previous[line][e];
      found[line] = line(line == 0 ? 0 : ends[s], ends[e]);
      e = s;
    }
    return List.of(found);
  }
}
