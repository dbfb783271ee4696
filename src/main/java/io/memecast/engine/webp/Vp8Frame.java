package io.memecast.engine.webp;

import io.memecast.error.Deadline;

/**
 * Decodes a key frame of VP8 (RFC 6386), the lossy picture of WebP, to its components: luma in full size, U and V in half
 * the width and height. One frame, one thread.
 */
final class Vp8Frame {
  /** In {@link #filters}, beside a level below 64. */
  private static final int INSIDE = 64;

  private final RiffChunk chunk;
  private final Vp8Header header;
  private final Deadline deadline;
  private final Vp8Macroblock macroblock;
  private final Vp8Coefficients coefficients;
  private final Vp8Plane luma;
  private final Vp8Plane u;
  private final Vp8Plane v;
  private final SubblockPrediction subblocks;

  /** How each macroblock is filtered in the end. */
  private final byte[] filters;

  private Vp8Frame(RiffChunk chunk, Deadline deadline) {
    this.chunk = chunk;
    this.deadline = deadline;
    header = Vp8Header.read(chunk);
    int across = header.macroblocksAcross();
    int down = header.macroblocksDown();
    macroblock = new Vp8Macroblock(header);
    coefficients = new Vp8Coefficients(header);
    luma = new Vp8Plane(16 * across, 16 * down);
    u = new Vp8Plane(8 * across, 8 * down);
    v = new Vp8Plane(8 * across, 8 * down);
    subblocks = new SubblockPrediction(luma);
    filters = new byte[across * down];
  }

  /**
   * Decodes a chunk 'VP8 ', whose size was checked.
   *
   * @param deadline asked at every row of macroblocks
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE}, or the deadline's
   */
  static Vp8Frame decode(RiffChunk chunk, Deadline deadline) {
    Vp8Frame frame = new Vp8Frame(chunk, deadline);
    frame.reconstruct();
    if (frame.header.filter().level() > 0) {
      frame.filter();
    }
    return frame;
  }

  private void reconstruct() {
    for (int row = 0; row < header.macroblocksDown(); row++) {
      deadline.check();
      BoolDecoder tokens = header.tokens()[row & header.tokens().length - 1];
      macroblock.beginRow();
      coefficients.beginRow();
      if (row > 0) {
        luma.extend(16 * row - 1);
      }
      for (int column = 0; column < header.macroblocksAcross(); column++) {
        macroblock.read(column);
        coefficients.read(tokens, macroblock, column);
        reconstruct(column, row);
      }
      if (macroblock.isExhausted() || tokens.isExhausted()) {
        throw RiffChunk.broken(
            chunk.dataEnd(),
            "the picture's data ends in macroblock row " + row + " of " + header.macroblocksDown());
      }
    }
  }

  private void reconstruct(int column, int row) {
    if (macroblock.isBySubblocks()) {
      reconstructSubblocks(16 * column, 16 * row);
    } else {
      BlockPrediction.predict(luma, 16 * column, 16 * row, 16, macroblock.lumaMode());
      addResidue(luma, 16 * column, 16 * row, 4, 0);
    }
    BlockPrediction.predict(u, 8 * column, 8 * row, 8, macroblock.chromaMode());
    addResidue(u, 8 * column, 8 * row, 2, 16);
    BlockPrediction.predict(v, 8 * column, 8 * row, 8, macroblock.chromaMode());
    addResidue(v, 8 * column, 8 * row, 2, 20);
    boolean inside = macroblock.isBySubblocks() || coefficients.hasValues();
    int level =
        header.filter().level(header.segments(), macroblock.kind(), macroblock.isBySubblocks());
    filters[row * header.macroblocksAcross() + column] = (byte) (inside ? level | INSIDE : level);
  }

  private void reconstructSubblocks(int x, int y) {
    for (int block = 0; block < 16; block++) {
      int blockX = x + 4 * (block & 3);
      int blockY = y + 4 * (block >> 2);
      // What is right of the macroblock and beside its lower rows is not decoded yet.
      int rowAbove = (block & 3) == 3 ? y - 1 : blockY - 1;
      int at = luma.at(blockX, blockY);
      subblocks.predict(at, macroblock.subblockMode(block), luma.at(blockX + 4, rowAbove));
      addResidue(luma, at, block);
    }
  }

  private void addResidue(Vp8Plane plane, int x, int y, int blocksAcross, int firstBlock) {
    for (int i = 0; i < blocksAcross * blocksAcross; i++) {
      int at = plane.at(x + 4 * (i % blocksAcross), y + 4 * (i / blocksAcross));
      addResidue(plane, at, firstBlock + i);
    }
  }

  private void addResidue(Vp8Plane plane, int at, int block) {
    if (coefficients.hasValues(block)) {
      Vp8Transform.addInverseDct(
          coefficients.values(), 16 * block, plane.samples(), at, plane.stride());
    }
  }

  private void filter() {
    Vp8LoopFilter loopFilter = new Vp8LoopFilter(header.filter());
    for (int row = 0; row < header.macroblocksDown(); row++) {
      deadline.check();
      for (int column = 0; column < header.macroblocksAcross(); column++) {
        int filter = filters[row * header.macroblocksAcross() + column];
        boolean inside = (filter & INSIDE) != 0;
        loopFilter.filter(luma, u, v, column, row, filter & INSIDE - 1, inside);
      }
    }
  }

  int width() {
    return header.width();
  }

  int height() {
    return header.height();
  }

  Vp8Plane luma() {
    return luma;
  }

  Vp8Plane u() {
    return u;
  }

  Vp8Plane v() {
    return v;
  }
}
