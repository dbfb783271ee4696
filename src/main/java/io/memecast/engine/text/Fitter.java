package io.memecast.engine.text;

import io.memecast.error.Deadline;
import io.memecast.macro.TextDirection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the size and the lines of one caption. Everything is measured once, in em; a layout at a size is breaking by
 * sums of widths. The largest step that fits is found by bisection: at most {@link #MAX_LAYOUTS} layouts. Where that cuts
 * a word, a somewhat smaller text with whole words is preferred. One thread at a time, one caption.
 */
final class Fitter {
  /** The largest step, bisecting all of {@link SizeSteps}, and doing so once more for whole words. */
  static final int MAX_LAYOUTS = 19;

  private final Itemizer itemizer;
  private final LineSetter setter;
  private final Face named;
  private final double outline;
  private final Deadline deadline;
  private int layouts;

  /**
   * @param outline width of the stroke outside of the glyphs, em
   */
  Fitter(Itemizer itemizer, LineComposer composer, Face named, double outline, Deadline deadline) {
    this.itemizer = itemizer;
    this.setter = new LineSetter(itemizer, composer, deadline);
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
    MeasuredText measured = measure(text, direction, plan);
    if (measured.isEmpty()) {
      return measured.block(List.of(), plan.largest(), false);
    }
    SizedLines best = largest(
        measured,
        plan,
        SizeSteps.SMALLEST - 1,
        Math.max(SizeSteps.SMALLEST, plan.largest()),
        width,
        height);
    if (best == null) {
      return setter.truncate(measured, width, height);
    }
    SizedLines whole = plan.mayCut(best.step())
        ? wholeWords(measured, plan.withWholeWords(), best.step(), width, height)
        : null;
    return whole == null
        ? set(measured, best.lines(), best.step(), width)
        : set(measured, whole.lines(), whole.step(), width);
  }

  private record SizedLines(int step, List<LineRange> lines) {}

  /** The largest step that fits, at most {@code largest} and above {@code smallest}; null when none does. */
  private @Nullable SizedLines largest(
      MeasuredText measured, SizePlan plan, int smallest, int largest, int width, int height) {
    List<LineRange> lines = layout(measured, largest, plan, width, height);
    if (lines != null) {
      return new SizedLines(largest, lines);
    }
    SizedLines best = null;
    // Invariant: low fits, or is too small to be tried; high does not.
    int low = smallest;
    int high = largest;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      lines = layout(measured, middle, plan, width, height);
      if (lines == null) {
        high = middle;
      } else {
        low = middle;
        best = new SizedLines(middle, lines);
      }
    }
    return best;
  }

  /** The largest step, not much below {@code cut}, at which no word is cut; null when there is none. */
  private @Nullable SizedLines wholeWords(
      MeasuredText measured, SizePlan whole, int cut, int width, int height) {
    int least = SizePlan.leastForWholeWords(cut);
    // Most words that must be cut are far too long: one look tells.
    return layout(measured, least, whole, width, height) == null
        ? null
        : largest(measured, whole, least - 1, cut, width, height);
  }

  /**
   * The lines at a step, or at a smaller one: a letter that a line now ends with may be wider than it was within its
   * word.
   */
  private Block set(MeasuredText measured, List<LineRange> lines, int step, int width) {
    List<SetLine> composed = setter.compose(measured, balance(measured, lines, step, width));
    return measured.block(composed, Math.min(step, measured.largestStep(composed, width)), false);
  }

  private MeasuredText measure(CaptionText text, TextDirection direction, SizePlan plan) {
    String[] parts = plan.oneLine()
        ? new String[] {text.text().replace('\n', ' ').strip()}
        : text.text().split("\n", -1);
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String part : parts) {
      deadline.check();
      paragraphs.add(itemizer.itemize(part, direction));
    }
    return new MeasuredText(paragraphs, named, outline, text.dropped(), hyphenWidth(paragraphs));
  }

  private double hyphenWidth(List<Paragraph> paragraphs) {
    for (Paragraph paragraph : paragraphs) {
      if (paragraph.text.indexOf(Characters.SOFT_HYPHEN) >= 0) {
        return itemizer.itemize(LineSetter.HYPHEN, TextDirection.LTR).advances[0];
      }
    }
    return 0;
  }

  /** The lines at a size, null when they do not fit. */
  private @Nullable List<LineRange> layout(
      MeasuredText measured, int step, SizePlan plan, int width, int height) {
    deadline.check();
    layouts++;
    double lineWidth = measured.lineWidth(step, width);
    List<LineRange> lines = new ArrayList<>();
    for (LineBreaker breaker : measured.breakers) {
      List<LineRange> part;
      if (plan.oneLine()) {
        LineRange single = breaker.single();
        part = breaker.width(single.from(), single.to()) <= lineWidth ? List.of(single) : null;
      } else {
        part = breaker.greedy(lineWidth, plan.mayCut(step));
      }
      if (part == null) {
        return null;
      }
      lines.addAll(part);
    }
    return lines.size() <= measured.maxLines(step, height) ? lines : null;
  }

  private List<LineRange> balance(
      MeasuredText measured, List<LineRange> lines, int step, int width) {
    List<LineRange> balanced = new ArrayList<>();
    double lineWidth = measured.lineWidth(step, width);
    for (int i = 0; i < measured.breakers.size(); i++) {
      int paragraph = i;
      List<LineRange> part =
          lines.stream().filter(line -> line.paragraph() == paragraph).toList();
      balanced.addAll(measured.breakers.get(i).balanced(part, lineWidth));
    }
    return balanced;
  }
}
