package io.memecast.engine.text;

import io.memecast.template.CacheStatistics;
import java.awt.font.GlyphVector;

/** Text of one face, script and direction becomes glyphs; what was shaped is kept. Safe for all threads. */
final class Shaper {
  private record Key(String face, String text, boolean rightToLeft) {}

  private final GlyphOutlines outlines;
  private final ByteBoundedCache<Key, ShapedRun> runs;

  Shaper(GlyphOutlines outlines, long maxBytes) {
    this.outlines = outlines;
    this.runs = new ByteBoundedCache<>(maxBytes, ShapedRun::heapBytes);
  }

  ShapedRun shape(Face face, String text, boolean rightToLeft) {
    return runs.get(
        new Key(face.id(), text, rightToLeft), key -> shapeAnew(face, text, rightToLeft));
  }

  CacheStatistics statistics() {
    return runs.statistics();
  }

  private ShapedRun shapeAnew(Face face, String text, boolean rightToLeft) {
    GlyphVector vector = face.layout(text, rightToLeft);
    int count = vector.getNumGlyphs();
    int[] glyphs = vector.getGlyphCodes(0, count, null);
    int[] chars = vector.getGlyphCharIndices(0, count, null);
    float[] positions = vector.getGlyphPositions(0, count + 1, null);
    float[] x = new float[count + 1];
    float[] y = new float[count];
    float scale = 1f / face.unitsPerEm();
    for (int i = 0; i <= count; i++) {
      x[i] = positions[2 * i] * scale;
    }
    for (int i = 0; i < count; i++) {
      y[i] = positions[2 * i + 1] * scale;
    }
    return withExtents(face, glyphs, chars, x, y);
  }

  private ShapedRun withExtents(Face face, int[] glyphs, int[] chars, float[] x, float[] y) {
    float left = 0;
    float right = 0;
    float ascent = 0;
    float descent = 0;
    for (int i = 0; i < glyphs.length; i++) {
      GlyphShape shape = outlines.get(face, glyphs[i]);
      if (!shape.empty()) {
        left = Math.max(left, -(x[i] + shape.left()));
        right = Math.max(right, x[i] + shape.right() - x[glyphs.length]);
        ascent = Math.max(ascent, -(y[i] + shape.top()));
        descent = Math.max(descent, y[i] + shape.bottom());
      }
    }
    return new ShapedRun(glyphs, chars, x, y, left, right, ascent, descent);
  }
}
