package io.memecast.macro;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a caption looks. A null component was not said, and comes from the template or from {@link #DEFAULTS}.
 *
 * @param font name of a font, ignoring case
 * @param color fill
 * @param outline stroke
 * @param size text size
 * @param outlineWidth width of the stroke outside of the glyph, as a fraction of the text size, 0..0.5
 * @param direction paragraph direction
 * @param textCase case the text is drawn in
 * @param letterSpacing added after each grapheme, as a fraction of the text size, -0.2..2; none in joined scripts
 */
public record CaptionStyle(
    @Nullable String font,
    @Nullable Rgb color,
    @Nullable Outline outline,
    @Nullable TextSize size,
    @Nullable Double outlineWidth,
    @Nullable TextDirection direction,
    @Nullable TextCase textCase,
    @Nullable Double letterSpacing) {

  /** Nothing said. */
  public static final CaptionStyle UNSET =
      new CaptionStyle(null, null, null, null, null, null, null, null);

  /** What holds where neither the request nor the template says anything; no component is null. */
  public static final CaptionStyle DEFAULTS = new CaptionStyle(
      "Impact",
      Rgb.WHITE,
      new Outline.Colored(Rgb.BLACK),
      TextSize.AUTOMATIC,
      0.05,
      TextDirection.AUTO,
      TextCase.NONE,
      0.0);

  /**
   * The order in which captions at one place are drawn that differ in style alone. It decides what lies on top, so it
   * must never change: by the font's name ignoring case, then component by component, what was not said last. Numbers
   * are ordered by their decimal digits as texts, so that 10 comes before 9.
   */
  static final Comparator<CaptionStyle> ORDER = Comparator.comparing(CaptionStyle::fontKey)
      .thenComparing(CaptionStyle::color, unsaidLast(Comparator.comparing(Rgb::toInt)))
      .thenComparing(CaptionStyle::outline, unsaidLast(Outline.ORDER))
      .thenComparing(CaptionStyle::size, unsaidLast(TextSize.ORDER))
      .thenComparing(CaptionStyle::outlineWidth, unsaidLast(Comparator.comparing(String::valueOf)))
      .thenComparing(CaptionStyle::direction, unsaidLast(Comparator.comparing(Enum::name)))
      .thenComparing(CaptionStyle::textCase, unsaidLast(Comparator.comparing(Enum::name)))
      .thenComparing(CaptionStyle::letterSpacing, unsaidLast(TextSize.LONGER_DIGITS_FIRST));

  /** The font's name as it is looked up, in small letters; empty where none was said. */
  public String fontKey() {
    return font == null ? "" : font.toLowerCase(Locale.ROOT);
  }

  CaptionStyle withFontKey() {
    return font == null
        ? this
        : new CaptionStyle(
            fontKey(), color, outline, size, outlineWidth, direction, textCase, letterSpacing);
  }

  /** This style, with what it leaves unsaid taken from {@link #DEFAULTS}. */
  public ResolvedStyle resolved() {
    CaptionStyle all = or(DEFAULTS);
    Outline stroke = requireNonNull(all.outline);
    return new ResolvedStyle(
        requireNonNull(all.font),
        requireNonNull(all.color),
        stroke,
        requireNonNull(all.size),
        stroke instanceof Outline.None ? 0 : requireNonNull(all.outlineWidth),
        requireNonNull(all.direction),
        requireNonNull(all.textCase),
        requireNonNull(all.letterSpacing));
  }

  private static <T> Comparator<@Nullable T> unsaidLast(Comparator<T> order) {
    return Comparator.nullsLast(order);
  }

  /** This style, with what it leaves unsaid taken from {@code defaults}. */
  public CaptionStyle or(CaptionStyle defaults) {
    return new CaptionStyle(
        font != null ? font : defaults.font,
        color != null ? color : defaults.color,
        outline != null ? outline : defaults.outline,
        size != null ? size : defaults.size,
        outlineWidth != null ? outlineWidth : defaults.outlineWidth,
        direction != null ? direction : defaults.direction,
        textCase != null ? textCase : defaults.textCase,
        letterSpacing != null ? letterSpacing : defaults.letterSpacing);
  }
}
