package io.memecast.engine.text;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Refuses a font whose composite glyphs would unfold to more points than any real glyph has: a small file of glyphs made
 * of glyphs made of glyphs can ask for billions. Counts without unfolding: each glyph once, in memory linear in the
 * number of glyphs (OpenType 1.9, "glyf" and "loca").
 */
final class GlyphBombCheck {
  /** The bundled faces stay under 1000. */
  private static final int MAX_POINTS = 20_000;

  private static final int MAX_DEPTH = 16;
  private static final int ARGS_ARE_WORDS = 0x0001;
  private static final int HAS_SCALE = 0x0008;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int HAS_XY_SCALE = 0x0040;
  private static final int HAS_TWO_BY_TWO = 0x0080;
  private static final int UNKNOWN = -1;

  private final SfntFile file;
  private final ByteBuffer glyf;
  private final ByteBuffer loca;
  private final boolean longOffsets;
  private final int[] points;

  private GlyphBombCheck(SfntFile file) {
    this.file = file;
    this.glyf = file.required("glyf", 0);
    this.loca = file.required("loca", 0);
    this.longOffsets = file.required("head", 54).getShort(50) != 0;
    int glyphs = file.required("maxp", 6).getShort(4) & 0xffff;
    this.points = new int[Math.min(glyphs, loca.capacity() / (longOffsets ? 4 : 2) - 1)];
    Arrays.fill(points, UNKNOWN);
  }

  /**
   * Checks every glyph.
   *
   * @throws io.memecast.error.CaptionException {@code FONT_UNREADABLE}
   */
  static void check(SfntFile file) {
    if (file.hasPostScriptOutlines()) {
      // Their interpreter counts: 20 million steps and 32767 points a glyph (FreeType since 2.9).
      return;
    }
    GlyphBombCheck check = new GlyphBombCheck(file);
    for (int glyph = 0; glyph < check.points.length; glyph++) {
      check.count(glyph, 0);
    }
  }

  private int count(int glyph, int depth) {
    if (glyph >= points.length) {
      return 0;
    }
    if (depth > MAX_DEPTH) {
      throw file.unreadable("glyph " + glyph + " is nested more than " + MAX_DEPTH + " deep");
    }
    if (points[glyph] == UNKNOWN) {
      points[glyph] = countNew(glyph, depth);
    }
    return points[glyph];
  }

  private int countNew(int glyph, int depth) {
    long start = offset(glyph);
    long end = offset(glyph + 1);
    if (end <= start || end > glyf.capacity() || end - start < 10) {
      return 0;
    }
    int position = (int) start;
    int contours = glyf.getShort(position);
    long count = contours >= 0
        ? simplePoints(position + 10, contours, end)
        : compositePoints(position + 10, end, depth);
    if (count > MAX_POINTS) {
      throw file.unreadable("glyph " + glyph + " has more than " + MAX_POINTS + " points");
    }
    return (int) count;
  }

  private long simplePoints(int position, int contours, long end) {
    int last = position + 2 * (contours - 1);
    return contours == 0 || last + 2 > end ? 0 : (glyf.getShort(last) & 0xffff) + 1;
  }

  private long compositePoints(int start, long end, int depth) {
    long count = 0;
    int position = start;
    int flags = MORE_COMPONENTS;
    while ((flags & MORE_COMPONENTS) != 0 && position + 4 <= end) {
      flags = glyf.getShort(position);
      // One more for the component itself: a thousand empty ones cost time as well.
      count += 1 + count(glyf.getShort(position + 2) & 0xffff, depth + 1);
      if (count > MAX_POINTS) {
        return count;
      }
      position += 4 + ((flags & ARGS_ARE_WORDS) != 0 ? 4 : 2) + scaleBytes(flags);
    }
    return count;
  }

  private static int scaleBytes(int flags) {
    if ((flags & HAS_TWO_BY_TWO) != 0) {
      return 8;
    }
    if ((flags & HAS_XY_SCALE) != 0) {
      return 4;
    }
    return (flags & HAS_SCALE) != 0 ? 2 : 0;
  }

  private long offset(int glyph) {
    return longOffsets
        ? loca.getInt(4 * glyph) & 0xffffffffL
        : 2L * (loca.getShort(2 * glyph) & 0xffff);
  }
}
