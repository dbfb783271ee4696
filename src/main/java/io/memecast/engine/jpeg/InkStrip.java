package io.memecast.engine.jpeg;

import io.memecast.engine.raster.TextPatch;
import java.util.Arrays;

/**
 * The coverage of one text patch in one MCU row, laid out on the MCU grid, so that a block need not look where the patch
 * ends. Beyond the picture's edges the last pixel goes on, as the samples there do. Reused; one thread at a time.
 */
final class InkStrip {
  private byte[] total = new byte[0];
  private byte[] fill = new byte[0];
  private int stride;
  private int rows;
  private int left;
  private int right;

  /** Takes all ink away. */
  void clear(int newStride, int newRows) {
    stride = newStride;
    rows = newRows;
    int area = stride * rows;
    if (total.length < area) {
      total = new byte[area];
      fill = new byte[area];
    } else {
      Arrays.fill(total, 0, area, (byte) 0);
      Arrays.fill(fill, 0, area, (byte) 0);
    }
    left = stride;
    right = 0;
  }

  /** Puts the patch's ink in, where all was clear. */
  void put(TextPatch patch, int top, int pictureWidth, int pictureHeight) {
    for (int row = 0; row < rows; row++) {
      int patchRow = Math.min(top + row, pictureHeight - 1) - patch.y();
      if (patchRow >= 0 && patchRow < patch.height()) {
        putRow(patch, patchRow, row, pictureWidth);
      }
    }
  }

  private void putRow(TextPatch patch, int patchRow, int row, int pictureWidth) {
    int start = patch.rowStart(patchRow);
    int end = patch.rowEnd(patchRow);
    if (start >= end) {
      return;
    }
    int from = patchRow * patch.width() + start;
    int x = patch.x() + start;
    int to = row * stride + x;
    System.arraycopy(patch.total(), from, total, to, end - start);
    System.arraycopy(patch.fill(), from, fill, to, end - start);
    int xEnd = patch.x() + end;
    if (xEnd == pictureWidth && xEnd < stride) {
      int edge = row * stride + xEnd;
      Arrays.fill(total, edge, (row + 1) * stride, total[edge - 1]);
      Arrays.fill(fill, edge, (row + 1) * stride, fill[edge - 1]);
      xEnd = stride;
    }
    left = Math.min(left, x);
    right = Math.max(right, xEnd);
  }

  /** Outline or fill, rows of {@link #stride} bytes. */
  byte[] total() {
    return total;
  }

  /** Fill, laid out as {@link #total}. */
  byte[] fill() {
    return fill;
  }

  int stride() {
    return stride;
  }

  /** First column with ink. */
  int left() {
    return left;
  }

  /** One past the last column with ink; not above {@link #left} if there is none. */
  int right() {
    return right;
  }
}
