package io.memecast.engine.text;

import io.memecast.error.Deadline;
import io.memecast.macro.TextDirection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes ranges of paragraphs into lines ready to be drawn: with a hyphen where a line ends at a soft one, with an
 * ellipsis where the text has to end early. One thread at a time, one caption.
 */
final class LineSetter {
  static final String HYPHEN = "-";
  private static final String ELLIPSIS = "…";

  private final Itemizer itemizer;
  private final LineComposer composer;
  private final Deadline deadline;

  LineSetter(Itemizer itemizer, LineComposer composer, Deadline deadline) {
    this.itemizer = itemizer;
    this.composer = composer;
    this.deadline = deadline;
  }

  /** The lines as they are. */
  List<SetLine> compose(MeasuredText measured, List<LineRange> lines) {
    List<SetLine> composed = new ArrayList<>();
    for (LineRange line : lines) {
      deadline.check();
      Paragraph paragraph = measured.paragraphs.get(line.paragraph());
      composed.add(
          line.hyphenated()
              ? composeAnew(paragraph, line, HYPHEN)
              : composer.compose(paragraph, line.from(), line.to()));
    }
    return composed;
  }

  /** A line with something added at its end is another text: itemized by itself, in its paragraph's direction. */
  private SetLine composeAnew(Paragraph paragraph, LineRange line, String added) {
    Paragraph alone = itemize(paragraph, line.from(), line.to(), added);
    return composer.compose(alone, 0, alone.count());
  }

  private Paragraph itemize(Paragraph paragraph, int from, int to, String added) {
    return itemizer.itemize(
        paragraph.text(from, to) + added,
        paragraph.isRightToLeft() ? TextDirection.RTL : TextDirection.LTR);
  }

  /** At the smallest size: as many lines as there is room for, the last one ending in an ellipsis. */
  Block truncate(MeasuredText measured, int width, int height) {
    int step = SizeSteps.SMALLEST;
    double lineWidth = measured.lineWidth(step, width);
    int room = measured.maxLines(step, height);
    List<SetLine> lines = new ArrayList<>();
    List<LineRange> all = forced(measured, lineWidth);
    for (int i = 0; i < Math.min(room, all.size()); i++) {
      deadline.check();
      LineRange line = all.get(i);
      Paragraph paragraph = measured.paragraphs.get(line.paragraph());
      boolean cut = (i == room - 1 && all.size() > room)
          || measured.breakers.get(line.paragraph()).width(line.from(), line.to()) > lineWidth;
      SetLine set = cut
          ? withEllipsis(paragraph, line, lineWidth)
          : composer.compose(paragraph, line.from(), line.to());
      if (set == null) {
        break;
      }
      lines.add(set);
    }
    return measured.block(lines, step, true);
  }

  private static List<LineRange> forced(MeasuredText measured, double lineWidth) {
    List<LineRange> lines = new ArrayList<>();
    for (LineBreaker breaker : measured.breakers) {
      List<LineRange> part = breaker.greedy(lineWidth, true);
      lines.addAll(part != null ? part : List.of(breaker.single()));
    }
    return lines;
  }

  /** The longest beginning of the line that fits with an ellipsis; null when not even the ellipsis fits. */
  private @Nullable SetLine withEllipsis(Paragraph paragraph, LineRange line, double lineWidth) {
    int low = line.from() - 1;
    int high = line.to();
    SetLine best = null;
    while (low < high) {
      deadline.check();
      int middle = (low + high + 1) >>> 1;
      SetLine set = composeAnew(
          paragraph, new LineRange(line.paragraph(), line.from(), middle, false), ELLIPSIS);
      if (set.advance() <= lineWidth) {
        low = middle;
        best = set;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }
}
