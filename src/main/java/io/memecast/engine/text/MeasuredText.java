package io.memecast.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A caption's paragraphs and what all its lines have in common: one pitch, one height above the first and below the last
 * baseline, one overhang at the sides, all in em. Made from the whole text rather than from each line, so that taking a
 * word away never makes anything larger.
 */
final class MeasuredText {
  /** Room for antialiasing and for rounding to whole pixels, in each direction. */
  private static final double SLACK_PX = 1.25;

  /** Between descent and ascent of neighbouring lines. */
  private static final double LEADING = 0.1;

  final List<Paragraph> paragraphs;
  final List<LineBreaker> breakers = new ArrayList<>();
  final double left;
  final double right;
  final double ascent;
  final double descent;
  final double pitch;
  private final int dropped;
  private final double outline;

  MeasuredText(List<Paragraph> paragraphs, Face named, double outline, int dropped, double hyphen) {
    this.paragraphs = paragraphs;
    for (int i = 0; i < paragraphs.size(); i++) {
      breakers.add(new LineBreaker(i, paragraphs.get(i), hyphen));
    }
    left = paragraphs.stream().mapToDouble(p -> p.left).max().orElse(0);
    right = paragraphs.stream().mapToDouble(p -> p.right).max().orElse(0);
    double tallest = paragraphs.stream().mapToDouble(p -> p.ascent).max().orElse(0);
    ascent = Math.max(named.capHeight(), tallest);
    descent = paragraphs.stream().mapToDouble(p -> p.descent).max().orElse(0);
    pitch = Math.max(named.capHeight() + named.descent() + LEADING, ascent + descent + 2 * outline);
    this.outline = outline;
    this.dropped = dropped + paragraphs.stream().mapToInt(p -> p.missing).sum();
  }

  boolean isEmpty() {
    return paragraphs.stream().allMatch(paragraph -> paragraph.ascent + paragraph.descent == 0);
  }

  Block block(List<SetLine> lines, int step, boolean truncated) {
    return new Block(lines, step, ascent, pitch, descent, truncated, dropped);
  }

  /** Width of a line at a size, for ink and outline within {@code width} pixels. */
  double lineWidth(int step, int width) {
    return (width - SLACK_PX) / SizeSteps.pixels(step) - 2 * outline - left - right;
  }

  /** The largest step at which the widest of the lines, outline included, is within {@code width} pixels. */
  int largestStep(List<SetLine> lines, int width) {
    double widest = lines.stream()
        .mapToDouble(line -> line.left() + line.advance() + line.right())
        .max()
        .orElse(0);
    return SizeSteps.atMost((width - SLACK_PX) / (widest + 2 * outline));
  }

  /** How many lines have room at a size, for ink and outline within {@code height} pixels. */
  int maxLines(int step, int height) {
    double room = (height - SLACK_PX) / SizeSteps.pixels(step) - 2 * outline - ascent - descent;
    return room < 0 ? 0 : 1 + (int) (room / pitch);
  }
}
