package io.memecast.macro;

/** A paragraph's direction (UAX #9). */
public enum TextDirection {
  /** By the first strong character. */
  AUTO,
  LTR,
  RTL
}
