package io.memecast.engine.raster;

import java.util.Arrays;

/**
 * Ink of one colour pair: the text of one caption, all outlines under all fills. Two planes of coverage 0..255:
 * <em>total</em> (outline or fill) and <em>fill</em>, with fill ≤ total everywhere. A channel becomes
 *
 * <pre>out = background + (total · (outline − background) + fill · (fill colour − outline)) / 255</pre>
 *
 * rounded as {@link Blend} does. Without an outline total equals fill and both colours are the fill's.
 *
 * <p>Rows that hold ink between {@link #rowStart} and {@link #rowEnd} are zero outside of it, so a codec need not look
 * there.
 */
public final class TextPatch extends Patch {
  private byte[] total = new byte[0];
  private byte[] fill = new byte[0];
  private int[] rowStart = new int[0];
  private int[] rowEnd = new int[0];
  private int outlineRgb;
  private int fillRgb;

  TextPatch() {}

  void start(int x, int y, int width, int height, int newOutlineRgb, int newFillRgb) {
    place(x, y, width, height);
    int area = width * height;
    if (total.length < area) {
      total = new byte[area + area / 4];
      fill = new byte[area + area / 4];
    } else {
      Arrays.fill(total, 0, area, (byte) 0);
      Arrays.fill(fill, 0, area, (byte) 0);
    }
    if (rowStart.length < height) {
      rowStart = new int[height + height / 4];
      rowEnd = new int[height + height / 4];
    }
    Arrays.fill(rowStart, 0, height, width);
    Arrays.fill(rowEnd, 0, height, 0);
    outlineRgb = newOutlineRgb;
    fillRgb = newFillRgb;
  }

  @Override
  long heapBytes() {
    return 2L * total.length + 8L * rowStart.length;
  }

  /** Coverage of outline or fill, {@link #width()} × {@link #height()} bytes (the array may be longer), row by row. */
  public byte[] total() {
    return total;
  }

  /** Coverage of the fill, laid out as {@link #total()}. */
  public byte[] fill() {
    return fill;
  }

  /** 0xRRGGBB. */
  public int outlineRgb() {
    return outlineRgb;
  }

  /** 0xRRGGBB. */
  public int fillRgb() {
    return fillRgb;
  }

  /** First column of row {@code row} (0 = the patch's upper row) that may hold ink; not below {@link #rowEnd} if none. */
  public int rowStart(int row) {
    return rowStart[row];
  }

  /** One past the last column of row {@code row} that may hold ink. */
  public int rowEnd(int row) {
    return rowEnd[row];
  }

  /** Says that columns {@code from} (inclusive) to {@code to} (exclusive) of row {@code row} may hold ink. */
  public void touch(int row, int from, int to) {
    rowStart[row] = Math.min(rowStart[row], from);
    rowEnd[row] = Math.max(rowEnd[row], to);
  }
}
