package io.memecast.engine.gif;

import org.jspecify.annotations.Nullable;

/**
 * The colours a frame can use without a new table, and the nearest of them for any colour. Tables are shared between
 * frames, and so are the answers: they are kept in cells of 5 bits a channel. Safe for any thread: two threads may fill
 * the same cell, with the same number.
 */
final class ColorTable {
  /** Cells of {@link #cell}. */
  static final int CELLS = 1 << 15;

  private static final int INDEX_BITS = 8;
  private static final int UNKNOWN = 0;

  private final int[] rgb;
  private final int transparentIndex;
  private final int @Nullable [] nearest;

  /**
   * A table.
   *
   * @param rgb 0xRRGGBB, 2..256 entries
   * @param transparentIndex never an answer; {@link GraphicControl#NONE} when there is none
   * @param remember keep answers, 128 KiB
   */
  ColorTable(int[] rgb, int transparentIndex, boolean remember) {
    this.rgb = rgb;
    this.transparentIndex = transparentIndex;
    this.nearest = remember ? new int[CELLS] : null;
  }

  /** 5 bits of each channel. */
  static int cell(int red, int green, int blue) {
    return (red & 0xf8) << 7 | (green & 0xf8) << 2 | blue >> 3;
  }

  static int cell(int color) {
    return cell(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff);
  }

  /** The colour that stands for a cell; black and white stand for themselves. */
  static int colorOfCell(int cell) {
    return spread(cell >> 10) << 16 | spread(cell >> 5 & 31) << 8 | spread(cell & 31);
  }

  private static int spread(int fiveBits) {
    return fiveBits << 3 | fiveBits >> 2;
  }

  /** Squared distance in RGB, 0..195075. */
  static int distance(int a, int b) {
    int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
    int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
    int blue = (a & 0xff) - (b & 0xff);
    return red * red + green * green + blue * blue;
  }

  /** 0xRRGGBB of each entry. */
  int[] rgb() {
    return rgb;
  }

  /** Entries; beyond them a pixel is opaque black. */
  int size() {
    return rgb.length;
  }

  /**
   * The index that leaves the canvas as it is, or that no pixel uses and that can become so;
   * {@link GraphicControl#NONE} when there is none.
   */
  int transparentIndex() {
    return transparentIndex;
  }

  /** 0xRRGGBB of any index 0..255. */
  int color(int index) {
    return index < rgb.length ? rgb[index] : 0;
  }

  /** The entry nearest to a cell's colour; the squared distance in the bits from 8 on. */
  int nearestToCell(int cell) {
    int[] known = nearest;
    if (known == null) {
      return nearestTo(colorOfCell(cell));
    }
    int answer = known[cell] - 1;
    if (answer + 1 == UNKNOWN) {
      answer = nearestTo(colorOfCell(cell));
      known[cell] = answer + 1;
    }
    return answer;
  }

  /** The entry nearest to a colour; the squared distance in the bits from 8 on. */
  int nearestTo(int color) {
    int best = Integer.MAX_VALUE;
    for (int i = 0; i < rgb.length; i++) {
      if (i != transparentIndex) {
        best = Math.min(best, distance(color, rgb[i]) << INDEX_BITS | i);
      }
    }
    return best;
  }

  /** The entry most like entry {@code index}, of all 256. */
  int nearestOther(int index) {
    int best = Integer.MAX_VALUE;
    for (int i = 0; i < 256; i++) {
      if (i != index && i != transparentIndex) {
        best = Math.min(best, distance(color(index), color(i)) << INDEX_BITS | i);
      }
    }
    return indexOf(best);
  }

  static int indexOf(int answer) {
    return answer & 0xff;
  }

  static int distanceOf(int answer) {
    return answer >>> INDEX_BITS;
  }

  long heapBytes() {
    return 4L * rgb.length + (nearest == null ? 0 : 4L * CELLS) + 64;
  }
}
