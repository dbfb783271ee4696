package io.memecast.engine.jpeg;

import io.memecast.engine.raster.TextPatch;

/** A text patch's colours as samples of up to three components, less 128. Reused; one thread at a time. */
final class InkColors {
  private final int[] outline = new int[3];
  private final int[] fillLessOutline = new int[3];

  void set(TextPatch patch, ColorModel model) {
    for (int i = 0; i < model.components(); i++) {
      outline[i] = model.sample(patch.outlineRgb(), i) - 128;
      fillLessOutline[i] = model.sample(patch.fillRgb(), i) - 128 - outline[i];
    }
  }

  int outline(int component) {
    return outline[component];
  }

  int fillLessOutline(int component) {
    return fillLessOutline[component];
  }
}
