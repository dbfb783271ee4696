package io.memecast.engine.text;

import io.memecast.template.CacheStatistics;

/** Contours of glyphs, each asked of the JDK once. Safe for all threads. */
final class GlyphOutlines {
  private static final int FIXED_BYTES = 200;

  /** A coordinate pair, its command and the growth of the path's arrays. */
  private static final int BYTES_PER_POINT = 14;

  private record Key(String face, int glyph) {}

  private final ByteBoundedCache<Key, GlyphShape> shapes;

  GlyphOutlines(long maxBytes) {
    this.shapes =
        new ByteBoundedCache<>(maxBytes, shape -> FIXED_BYTES + BYTES_PER_POINT * shape.points());
  }

  GlyphShape get(Face face, int glyph) {
    return shapes.get(new Key(face.id(), glyph), key -> face.contours(glyph));
  }

  CacheStatistics statistics() {
    return shapes.statistics();
  }
}
