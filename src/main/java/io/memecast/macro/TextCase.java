package io.memecast.macro;

/** Letter case that a caption's text is drawn in. */
public enum TextCase {
  NONE,
  UPPER,
  LOWER
}
