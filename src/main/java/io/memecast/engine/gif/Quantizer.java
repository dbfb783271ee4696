package io.memecast.engine.gif;

import java.util.Arrays;

/**
 * Chooses few colours for many: the box of colours with the greatest squared error is cut in two at its mean, along the
 * channel that varies most, until there are enough (after Wu, "Efficient statistical computations for optimal color
 * quantization", Graphics Gems II, 1991, with cuts at the mean). Counts in cells of 5 bits a channel.
 */
final class Quantizer {
  private final int[] count = new int[ColorTable.CELLS];
  private final long[] sum = new long[3 * ColorTable.CELLS];
  private int[] cells = new int[ColorTable.CELLS];
  private int cellCount;

  /** Colours that share a box: {@code cells[from … to)}. */
  private static final class ColorBox {
    final int from;
    final int to;
    int channel;
    double mean;
    double error;
    int color;

    ColorBox(int from, int to) {
      this.from = from;
      this.to = to;
    }
  }

  /** Counts the opaque pixels, 0xAARRGGBB. */
  void add(int[] argb) {
    for (int pixel : argb) {
      if (pixel >>> 24 != 0) {
        int cell = ColorTable.cell(pixel);
        if (count[cell]++ == 0) {
          cells[cellCount++] = cell;
        }
        sum[3 * cell] += pixel >> 16 & 0xff;
        sum[3 * cell + 1] += pixel >> 8 & 0xff;
        sum[3 * cell + 2] += pixel & 0xff;
      }
    }
  }

  /** At most {@code colors} colours, 0xRRGGBB, for all that was added. */
  int[] palette(int colors) {
    ColorBox[] boxes = new ColorBox[colors];
    boxes[0] = measured(0, cellCount);
    int boxCount = 1;
    while (boxCount < colors) {
      int worst = 0;
      for (int i = 1; i < boxCount; i++) {
        if (boxes[i].error > boxes[worst].error) {
          worst = i;
        }
      }
      ColorBox box = boxes[worst];
      int middle = partition(box);
      if (middle == box.from || middle == box.to) {
        break;
      }
      boxes[worst] = measured(box.from, middle);
      boxes[boxCount++] = measured(middle, box.to);
    }
    int[] palette = new int[boxCount];
    for (int i = 0; i < boxCount; i++) {
      palette[i] = boxes[i].color;
    }
    return palette;
  }

  private ColorBox measured(int from, int to) {
    ColorBox box = new ColorBox(from, to);
    double[] squares = new double[3];
    double[] sums = new double[3];
    long pixels = 0;
    for (int i = from; i < to; i++) {
      int n = count[cells[i]];
      pixels += n;
      for (int c = 0; c < 3; c++) {
        double channelSum = sum[3 * cells[i] + c];
        sums[c] += channelSum;
        squares[c] += channelSum * channelSum / n;
      }
    }
    double most = -1;
    for (int c = 0; c < 3 && pixels > 0; c++) {
      double error = squares[c] - sums[c] * sums[c] / pixels;
      box.error += to - from > 1 ? error : 0;
      box.color = box.color << 8 | (int) Math.round(sums[c] / pixels);
      if (error > most) {
        most = error;
        box.channel = c;
        box.mean = sums[c] / pixels;
      }
    }
    return box;
  }

  /** Sorts a box's cells into those up to its mean and those beyond; returns where the latter begin. */
  private int partition(ColorBox box) {
    int left = box.from;
    int right = box.to;
    while (left < right) {
      int cell = cells[left];
      if ((double) sum[3 * cell + box.channel] / count[cell] <= box.mean) {
        left++;
      } else {
        cells[left] = cells[--right];
        cells[right] = cell;
      }
    }
    return left;
  }

  /** Forgets what was added. */
  void clear() {
    Arrays.fill(count, 0);
    Arrays.fill(sum, 0);
    cellCount = 0;
  }
}
