package io.memecast.engine.codec;

import io.memecast.engine.raster.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which form of a template is prepared.
 *
 * @param maxWidth the result fits within it, pixels; null = the template's own width
 * @param maxHeight the result fits within it, pixels; null = the template's own height
 * @param quality 1..100; null = as good as the template
 */
public record Variant(
    @Nullable Integer maxWidth, @Nullable Integer maxHeight, @Nullable Integer quality) {
  /** The template as it is. */
  public static final Variant ORIGINAL = new Variant(null, null, null);

  public Variant withQuality(@Nullable Integer newQuality) {
    return new Variant(maxWidth, maxHeight, newQuality);
  }

  /**
   * The size of a template in this form.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_TOO_LARGE}
   */
  public Size size(Size own, Limits limits) {
    Size size = own.fitWithin(maxWidth, maxHeight);
    limits.checkPixels(size.width(), size.height());
    return size;
  }
}
