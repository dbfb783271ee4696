package io.memecast.engine.webp;

/**
 * Smooths the edges between blocks (RFC 6386, 15): those of one macroblock at a time, in the order of the file, once the
 * whole frame is predicted, as prediction within a frame uses what is not filtered yet. One thread.
 */
final class Vp8LoopFilter {
  private final Vp8FilterHeader header;
  private int edgeLimit;
  private int interiorLimit;
  private int varianceThreshold;

  Vp8LoopFilter(Vp8FilterHeader header) {
    this.header = header;
  }

  /**
   * Filters a macroblock.
   *
   * @param column of the macroblock
   * @param row of the macroblock
   * @param level 0..63
   * @param inside also the edges between its 4×4 blocks
   */
  void filter(
      Vp8Plane luma, Vp8Plane u, Vp8Plane v, int column, int row, int level, boolean inside) {
    if (level == 0) {
      return;
    }
    interiorLimit = header.interiorLimit(level);
    varianceThreshold = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    edgeLimit = 2 * level + interiorLimit;
    filter(luma, 16 * column, 16 * row, 16, inside);
    if (!header.simple()) {
      filter(u, 8 * column, 8 * row, 8, inside);
      filter(v, 8 * column, 8 * row, 8, inside);
    }
  }

  private void filter(Vp8Plane plane, int x, int y, int size, boolean inside) {
    int at = plane.at(x, y);
    int stride = plane.stride();
    byte[] samples = plane.samples();
    if (x > 0) {
      edge(samples, at, 1, stride, size, true);
    }
    for (int i = 4; inside && i < size; i += 4) {
      edge(samples, at + i, 1, stride, size, false);
    }
    if (y > 0) {
      edge(samples, at, stride, 1, size, true);
    }
    for (int i = 4; inside && i < size; i += 4) {
      edge(samples, at + i * stride, stride, 1, size, false);
    }
  }

  /**
   * Filters across one edge.
   *
   * @param at first sample behind the edge
   * @param across from a sample to the next across the edge
   * @param along from a sample to the next along the edge
   * @param outer an edge between macroblocks
   */
  private void edge(byte[] samples, int at, int across, int along, int size, boolean outer) {
    int limit = 2 * (outer ? edgeLimit + 4 : edgeLimit) + 1;
    int end = at + size * along;
    if (header.simple()) {
      for (int i = at; i < end; i += along) {
        if (Vp8EdgeFilter.isFlat(samples, i, across, limit)) {
          Vp8EdgeFilter.two(samples, i, across);
        }
      }
      return;
    }
    for (int i = at; i < end; i += along) {
      if (!Vp8EdgeFilter.isFlat(samples, i, across, limit)
          || !Vp8EdgeFilter.isSmooth(samples, i, across, interiorLimit)) {
        continue;
      }
      if (Vp8EdgeFilter.isVaried(samples, i, across, varianceThreshold)) {
        Vp8EdgeFilter.two(samples, i, across);
      } else if (outer) {
        Vp8EdgeFilter.six(samples, i, across);
      } else {
        Vp8EdgeFilter.four(samples, i, across);
      }
    }
  }
}
