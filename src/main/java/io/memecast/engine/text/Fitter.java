package io.memecast.engine.text;

import io.memecast.error.Deadline;
import io.memecast.macro.TextDirection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the size and the lines of one caption. Everything is measured once, in em; a layout at a size is breaking by
 * sums of widths. The largest step that fits is found by bisection: at most {@link #MAX_LAYOUTS} layouts. One thread at
 * a time, one caption.
 */
final class Fitter {
  /** The largest step, and bisecting all of {@link SizeSteps}. */
  static final int MAX_LAYOUTS = 11;

  private static final String ELLIPSIS = "…";
  private static final String HYPHEN = "-";

  /** Between descent and ascent of neighbouring lines, em. */
  private static final double LEADING = 0.1;

  /** Room for antialiasing and for rounding to whole pixels, in each direction. */
  private static final double SLACK_PX = 1;

  private final Itemizer itemizer;
  private final LineComposer composer;
  private final Face named;
  private final double outline;
  private final Deadline deadline;
  private int layouts;

  /**
   * @param outline width of the stroke outside of the glyphs, em
   */
  Fitter(Itemizer itemizer, LineComposer composer, Face named, double outline, Deadline deadline) {
    this.itemizer = itemizer;
    this.composer = composer;
    this.named = named;
    this.outline = outline;
    this.deadline = deadline;
  }

  /** How many layouts the last fit took. */
  int layouts() {
    return layouts;
  }

  /** Sets {@code text} as large as {@code plan} allows within width and height in pixels. */
  Block fit(CaptionText text, TextDirection direction, SizePlan plan, int width, int height) {
    layouts = 0;
    Measured measured = measure(text, direction, plan);
    if (measured.isEmpty()) {
      return measured.block(List.of(), plan.largest(), false);
    }
    int high = Math.max(SizeSteps.SMALLEST, plan.largest());
    List<LineRange> best = layout(measured, high, plan, width, height);
    if (best != null) {
      return set(measured, best, high, width);
    }
    // Invariant: low fits where there are lines for it, high does not.
    int low = SizeSteps.SMALLEST - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      List<LineRange> lines = layout(measured, middle, plan, width, height);
      if (lines == null) {
        high = middle;
      } else {
        low = middle;
        best = lines;
      }
    }
    return best == null ? truncate(measured, width, height) : set(measured, best, low, width);
  }

  private Block set(Measured measured, List<LineRange> lines, int step, int width) {
    return measured.block(compose(measured, balance(measured, lines, step, width)), step, false);
  }

  private Measured measure(CaptionText text, TextDirection direction, SizePlan plan) {
    String[] parts = plan.oneLine()
        ? new String[] {text.text().replace('\n', ' ').strip()}
        : text.text().split("\n", -1);
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String part : parts) {
      deadline.check();
      paragraphs.add(itemizer.itemize(part, direction));
    }
    return new Measured(paragraphs, named, outline, text.dropped(), hyphenWidth(paragraphs));
  }

  private double hyphenWidth(List<Paragraph> paragraphs) {
    for (Paragraph paragraph : paragraphs) {
      if (paragraph.text.indexOf(Characters.SOFT_HYPHEN) >= 0) {
        return itemizer.itemize(HYPHEN, TextDirection.LTR).advances[0];
      }
    }
    return 0;
  }

  /** The lines at a size, null when they do not fit. */
  private @Nullable List<LineRange> layout(
      Measured measured, int step, SizePlan plan, int width, int height) {
    deadline.check();
    layouts++;
    double lineWidth = lineWidth(measured, step, width);
    List<LineRange> lines = new ArrayList<>();
    for (LineBreaker breaker : measured.breakers) {
      List<LineRange> part;
      if (plan.oneLine()) {
        LineRange single = breaker.single();
        part = breaker.width(single.from(), single.to()) <= lineWidth ? List.of(single) : null;
      } else {
        part = breaker.greedy(lineWidth, step < plan.wholeWordsFrom());
      }
      if (part == null) {
        return null;
      }
      lines.addAll(part);
    }
    return lines.size() <= maxLines(measured, step, height) ? lines : null;
  }

  private double lineWidth(Measured measured, int step, int width) {
    return (width - SLACK_PX) / SizeSteps.pixels(step)
        - 2 * outline
        - measured.left
        - measured.right;
  }

  private int maxLines(Measured measured, int step, int height) {
    double room = (height - SLACK_PX) / SizeSteps.pixels(step)
        - 2 * outline
        - measured.ascent
        - measured.descent;
    return room < 0 ? 0 : 1 + (int) (room / measured.pitch);
  }

  private List<LineRange> balance(Measured measured, List<LineRange> lines, int step, int width) {
    List<LineRange> balanced = new ArrayList<>();
    double lineWidth = lineWidth(measured, step, width);
    for (int i = 0; i < measured.breakers.size(); i++) {
      int paragraph = i;
      List<LineRange> part =
          lines.stream().filter(line -> line.paragraph() == paragraph).toList();
      balanced.addAll(measured.breakers.get(i).balanced(part, lineWidth));
    }
    return balanced;
  }

  private List<SetLine> compose(Measured measured, List<LineRange> lines) {
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
  private Block truncate(Measured measured, int width, int height) {
    int step = SizeSteps.SMALLEST;
    double lineWidth = lineWidth(measured, step, width);
    int room = maxLines(measured, step, height);
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

  private static List<LineRange> forced(Measured measured, double lineWidth) {
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

  /** The paragraphs and what they have in common. */
  private static final class Measured {
    final List<Paragraph> paragraphs;
    final List<LineBreaker> breakers = new ArrayList<>();
    final double left;
    final double right;
    final double ascent;
    final double descent;
    final double pitch;
    final int dropped;

    Measured(List<Paragraph> paragraphs, Face named, double outline, int dropped, double hyphen) {
      this.paragraphs = paragraphs;
      for (int i = 0; i < paragraphs.size(); i++) {
        breakers.add(new LineBreaker(i, paragraphs.get(i), hyphen));
      }
      left = paragraphs.stream().mapToDouble(p -> p.left).max().orElse(0);
      right = paragraphs.stream().mapToDouble(p -> p.right).max().orElse(0);
      // One pitch for all lines, from the tallest ink of the whole caption: taking a word away
      // never makes it larger.
      double tallest = paragraphs.stream().mapToDouble(p -> p.ascent).max().orElse(0);
      ascent = Math.max(named.capHeight(), tallest);
      descent = paragraphs.stream().mapToDouble(p -> p.descent).max().orElse(0);
      pitch =
          Math.max(named.capHeight() + named.descent() + LEADING, ascent + descent + 2 * outline);
      this.dropped = dropped + paragraphs.stream().mapToInt(p -> p.missing).sum();
    }

    boolean isEmpty() {
      return paragraphs.stream().allMatch(paragraph -> paragraph.ascent + paragraph.descent == 0);
    }

    Block block(List<SetLine> lines, int step, boolean truncated) {
      return new Block(lines, step, ascent, pitch, descent, truncated, dropped);
    }
  }
}
