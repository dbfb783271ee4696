package io.memecast.macro;

import java.util.List;

/** Where captions stand that do not say it: by how many there are. */
final class Places {
  /** The most captions that find their places by themselves. */
  static final int MAX = 3;

  private Places() {}

  /** @param count 0..{@link #MAX} */
  static List<VerticalAlign> of(int count) {
    return switch (count) {
      case 0 -> List.of();
      case 1 -> List.of(VerticalAlign.BOTTOM);
      case 2 -> List.of(VerticalAlign.TOP, VerticalAlign.BOTTOM);
      case 3 -> List.of(VerticalAlign.TOP, VerticalAlign.MIDDLE, VerticalAlign.BOTTOM);
      default -> throw new IllegalArgumentException("no places for " + count + " captions");
    };
  }
}
