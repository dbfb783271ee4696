package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.util.Arrays;

/**
 * Writes one captioned file: rows without ink are copied, in the others the blocks that ink touches are made anew. Holds
 * what that needs and is used again and again, so that a caption allocates little but its result. One thread at a time.
 */
final class CaptionWriter {
  private final RowInk ink = new RowInk();
  private final BlockCompositor compositor = new BlockCompositor();
  private final EntropyWriter entropy = new EntropyWriter();
  private final int[] prediction = new int[3];

  /** Where each row ends in what {@link #entropy} wrote; a row that takes nothing is copied. */
  private int[] ends = new int[0];

  byte[] write(PreparedPicture picture, Coverage coverage, Deadline deadline) {
    int rows = picture.mcuRows();
    if (ends.length < rows + 1) {
      ends = new int[rows + 1];
    }
    entropy.reset();
    ends[0] = 0;
    for (int row = 0; row < rows; row++) {
      deadline.check();
      if (ink.gather(picture, coverage, row)) {
        writeRow(picture, row);
      }
      ends[row + 1] = entropy.length();
    }
    return assemble(picture);
  }

  private void writeRow(PreparedPicture picture, int row) {
    int mcuWidth = picture.maxH() * Frame.BLOCK;
    int firstInked = ink.left() / mcuWidth;
    int lastInked = (ink.right() - 1) / mcuWidth;
    Arrays.fill(prediction, 0);
    for (int mcu = 0; mcu < picture.mcusAcross(); mcu++) {
      boolean inked = mcu >= firstInked && mcu <= lastInked;
      for (int i = 0; i < picture.components().size(); i++) {
        writeMcu(picture, i, row, mcu, inked);
      }
    }
    entropy.align();
    if (row < picture.mcuRows() - 1) {
      entropy.restart(row);
    }
  }

  private void writeMcu(PreparedPicture picture, int index, int row, int mcu, boolean inked) {
    PreparedComponent component = picture.component(index);
    CodeTables.Pair codes = picture.codes(index);
    for (int y = 0; y < component.v; y++) {
      for (int h = 0; h < component.h; h++) {
        int x = mcu * component.h + h;
        short[] coefficients = component.coefficients;
        int block = (row * component.v + y) * component.blocksAcross + x;
        int at = block * 64;
        int[] order = ZigZag.IN_PLACE;
        long mask = component.masks[block];
        if (inked && compositor.make(ink, component, index, x, y, row)) {
          coefficients = compositor.coefficients;
          at = 0;
          order = ForwardDct.COLUMN_ORDER;
          mask = compositor.mask();
        }
        int dc = coefficients[at];
        entropy.block(
            coefficients, at, order, mask, dc - prediction[index], codes.dc(), codes.ac());
        prediction[index] = dc;
      }
    }
  }

  private byte[] assemble(PreparedPicture picture) {
    CodedRows bare = picture.rows();
    int rows = picture.mcuRows();
    int length = picture.header().length + 2;
    for (int row = 0; row < rows; row++) {
      int written = ends[row + 1] - ends[row];
      length += written > 0 ? written : bare.length(row);
    }
    byte[] file = Arrays.copyOf(picture.header(), length);
    int at = picture.header().length;
    for (int row = 0; row < rows; row++) {
      int written = ends[row + 1] - ends[row];
      if (written > 0) {
        System.arraycopy(entropy.buffer(), ends[row], file, at, written);
        at += written;
      } else {
        System.arraycopy(bare.bytes(), bare.starts()[row], file, at, bare.length(row));
        at += bare.length(row);
      }
    }
    file[at] = (byte) 0xff;
    file[at + 1] = (byte) Marker.EOI;
    return file;
  }

  /** Bytes kept for the next caption. */
  long heapBytes() {
    return ink.heapBytes() + entropy.buffer().length + 4L * ends.length;
  }
}
