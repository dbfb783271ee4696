package io.memecast.macro;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request: a template and what is written on it. Two macros are equal when everything but the order of their captions
 * is equal, for the captions are kept in one order: by vertical, then by horizontal alignment, then by the rest.
 *
 * @param template name of the template, not empty
 * @param width the result fits within this width, 1..{@link #MAX_SIDE_PX}; null = the template's own
 * @param height the result fits within this height, 1..{@link #MAX_SIDE_PX}; null = the template's own
 * @param captions at most {@link #MAX_CAPTIONS}, in drawing order
 */
public record ImageMacro(
    String template, @Nullable Integer width, @Nullable Integer height, List<Caption> captions) {
  /** The largest width and height that can be asked for. */
  public static final int MAX_SIDE_PX = 1024;

  /** The largest number of captions. */
  public static final int MAX_CAPTIONS = 16;

  private static final Comparator<Caption> DRAWING_ORDER = Comparator.comparing(Caption::valign)
      .thenComparing(Caption::halign)
      .thenComparing(Caption::text)
      .thenComparing(Caption::style, CaptionStyle.ORDER);

  public ImageMacro {
    captions = captions.stream().sorted(DRAWING_ORDER).toList();
  }

  /** This macro with every style completed: what it means on a template with these defaults. */
  public ImageMacro withDefaults(CaptionStyle defaults) {
    CaptionStyle complete = defaults.or(CaptionStyle.DEFAULTS);
    return withStyles(style -> style.or(complete));
  }

  /** This macro with the names of its fonts in small letters, as they are looked up. */
  public ImageMacro withFontKeys() {
    return withStyles(CaptionStyle::withFontKey);
  }

  private ImageMacro withStyles(UnaryOperator<CaptionStyle> change) {
    return new ImageMacro(
        template,
        width,
        height,
        captions.stream()
            .map(c -> new Caption(c.text(), c.valign(), c.halign(), change.apply(c.style())))
            .toList());
  }
}
