package io.memecast.engine.gif;

import io.memecast.error.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a template, inside the canvas.
 *
 * @param box the rectangle it draws
 * @param clears the rectangle that the template's disposal acts on, inside the box
 * @param control delay, disposal and transparency
 * @param colors its colour table, which knows the index that is or can become transparent
 * @param local the table is written with the frame
 * @param streamRows for an interlaced frame: row of the stream for each row from the top
 * @param lzw its pixels, packed and unpacked
 * @param histogram pixels of each index, 256 numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(
    Box box,
    Box clears,
    GraphicControl control,
    ColorTable colors,
    boolean local,
    int @Nullable [] streamRows,
    LzwData lzw,
    int[] histogram) {

  /** One transparent pixel, before any frame is there. */
  static final Frame EMPTY = empty();

  private static Frame empty() {
    Box box = new Box(0, 0, 1, 1);
    GraphicControl control = GraphicControl.ABSENT.withTransparentIndex(0);
    ColorTable colors = new ColorTable(new int[2], 0, false);
    LzwData lzw = LzwData.pack(new byte[1], 2, new LzwWriter(), new LzwDecoder(), Deadline.never());
    int[] histogram = histogram(lzw.pixels());
    return new Frame(box, box, control, colors, false, null, lzw, histogram);
  }

  /** Pixels of each index. */
  static int[] histogram(byte[] pixels) {
    int[] histogram = new int[256];
    for (byte index : pixels) {
      histogram[index & 0xff]++;
    }
    return histogram;
  }

  /** GIF89a appendix E: every 8th row from 0, from 4, every 4th from 2, every 2nd from 1. */
  static int[] interlacedRows(int height) {
    int[] rows = new int[height];
    int stream = 0;
    for (int pass = 0; pass < 4; pass++) {
      int first = pass == 0 ? 0 : 8 >> pass;
      int step = pass == 0 ? 8 : 16 >> pass;
      for (int y = first; y < height; y += step) {
        rows[y] = stream++;
      }
    }
    return rows;
  }

  boolean interlaced() {
    return streamRows != null;
  }

  /** Row of the stream that holds row {@code row} of the box. */
  int streamRow(int row) {
    return streamRows == null ? row : streamRows[row];
  }

  /** The index that the fewest pixels use, the lowest of them. */
  int leastUsedIndex() {
    int least = 0;
    for (int i = 1; i < 256; i++) {
      if (histogram[i] < histogram[least]) {
        least = i;
      }
    }
    return least;
  }

  long heapBytes() {
    return lzw.heapBytes()
        + 4L * histogram.length
        + (streamRows == null ? 0 : 4L * streamRows.length)
        + 128;
  }
}
