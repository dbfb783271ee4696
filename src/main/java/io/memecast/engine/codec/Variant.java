package io.memecast.engine.codec;

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
}
