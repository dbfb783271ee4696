package io.memecast.macro;

/**
 * One text on the picture.
 *
 * @param text in Unicode NFC, not empty, at most {@link #MAX_TEXT_CODE_POINTS} code points
 * @param valign top, middle or bottom
 * @param halign left, centre or right
 * @param style how it looks
 */
public record Caption(
    String text, VerticalAlign valign, HorizontalAlign halign, CaptionStyle style) {
  /** The longest text, in code points after NFC. */
  public static final int MAX_TEXT_CODE_POINTS = 256;
}
