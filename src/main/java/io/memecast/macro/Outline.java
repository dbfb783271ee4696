package io.memecast.macro;

/** The stroke round the glyphs. */
public sealed interface Outline {
  Outline NONE = new None();
  Outline AUTO = new Auto();

  /** No stroke. */
  record None() implements Outline {}

  /** Black or white, whichever the text's colour can be read on. */
  record Auto() implements Outline {}

  /** A stroke of this colour. */
  record Colored(Rgb color) implements Outline {}
}
