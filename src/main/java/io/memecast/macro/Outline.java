package io.memecast.macro;

import java.util.Comparator;

/** The stroke round the glyphs. */
public sealed interface Outline {
  Outline NONE = new None();
  Outline AUTO = new Auto();

  /** {@link Auto}, then the colours from black to white by number, then {@link None}; must never change. */
  Comparator<Outline> ORDER = Comparator.comparing(Outline::rank);

  private static int rank(Outline outline) {
    if (outline instanceof Colored colored) {
      return colored.color().toInt();
    }
    return outline instanceof Auto ? -1 : Integer.MAX_VALUE;
  }

  /** No stroke. */
  record None() implements Outline {}

  /** Black or white, whichever the text's colour can be read on. */
  record Auto() implements Outline {}

  /** A stroke of this colour. */
  record Colored(Rgb color) implements Outline {}
}
