package io.memecast.macro;

/** To which side a caption's lines are aligned. */
public enum HorizontalAlign {
  LEFT,
  CENTER,
  RIGHT
}
