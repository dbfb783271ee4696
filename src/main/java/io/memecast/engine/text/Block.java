package io.memecast.engine.text;

import java.util.List;

/**
 * A caption's lines at their size, not yet placed. Immutable, shared by threads.
 *
 * @param lines from top to bottom
 * @param step of {@link SizeSteps}
 * @param ascent from the block's upper edge to the first baseline, em, the outline not counted
 * @param pitch from baseline to baseline, em
 * @param descent from the last baseline to the block's lower edge, em, the outline not counted
 * @param truncated the text did not fit
 * @param dropped code points left out for want of a glyph or meaning
 */
record Block(
    List<SetLine> lines,
    int step,
    double ascent,
    double pitch,
    double descent,
    boolean truncated,
    int dropped) {
  double pixels() {
    return SizeSteps.pixels(step);
  }

  /** Em, the outline not counted. */
  double height() {
    return lines.isEmpty() ? 0 : ascent + (lines.size() - 1) * pitch + descent;
  }

  int heapBytes() {
    return 100 + lines.stream().mapToInt(SetLine::heapBytes).sum();
  }
}
