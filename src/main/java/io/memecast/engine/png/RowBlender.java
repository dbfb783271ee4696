package io.memecast.engine.png;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.TextPatch;

/**
 * Puts one row of ink over one row of samples, source-over on the sample values as they are stored: the ink is opaque
 * where its coverage is full, whatever lay there. Stateless, safe for any thread.
 */
interface RowBlender {
  /**
   * Blends a row of text.
   *
   * @param row of the patch, from 0
   * @param at where the sample of the patch's column 0 is in {@code samples}
   */
  void text(TextPatch patch, int row, byte[] samples, int at);

  /** Blends a row of coloured ink. */
  void color(ColorPatch patch, int row, byte[] samples, int at);

  /** The blender for pictures of this form. */
  static RowBlender of(SampleLayout layout) {
    return switch (layout) {
      case RGB8 -> new Rgb8Blender();
      case RGBA8 -> new Rgba8Blender();
      case RGB16 -> new Rgb16Blender();
      case RGBA16 -> new Rgba16Blender();
    };
  }
}
