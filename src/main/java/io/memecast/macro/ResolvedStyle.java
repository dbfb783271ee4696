package io.memecast.macro;

/**
 * How a caption looks, with nothing left open.
 *
 * @param font name of a font, ignoring case
 * @param color fill
 * @param outline stroke
 * @param size text size
 * @param outlineWidth width of the stroke outside of the glyph, as a fraction of the text size, 0..0.5; 0 without a stroke
 * @param direction paragraph direction
 * @param textCase case the text is drawn in
 * @param letterSpacing added after each grapheme, as a fraction of the text size, -0.2..2; none in joined scripts
 */
public record ResolvedStyle(
    String font,
    Rgb color,
    Outline outline,
    TextSize size,
    double outlineWidth,
    TextDirection direction,
    TextCase textCase,
    double letterSpacing) {}
