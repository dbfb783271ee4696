package io.memecast.engine.gif;

import java.util.Arrays;

/**
 * The pixels of one frame while a caption is written into them: palette indices, a histogram, and which blocks of the
 * stream have changed. Keeps its arrays between frames; one thread at a time.
 */
final class FrameBuffer {
  private static final int BLOCK_BITS = 7;

  private final int[] histogram = new int[256];
  private byte[] pixels = {};
  private boolean[] changed = {};
  private boolean anyChange;
  private Frame frame = Frame.EMPTY;
  private Box box = Frame.EMPTY.box();
  private boolean extended;

  /** Takes a frame's pixels, in the order of its stream. */
  void load(Frame newFrame) {
    start(newFrame, newFrame.box(), false);
    System.arraycopy(frame.lzw().pixels(), 0, pixels, 0, box.area());
  }

  /**
   * Takes a frame's pixels into a larger box, row by row from the top.
   *
   * @param transparent index that fills the rest
   * @param substitute for pixels of the frame that have that index as a colour
   */
  void loadExtended(Frame newFrame, Box larger, int transparent, int substitute) {
    start(newFrame, larger, true);
    anyChange = true;
    Arrays.fill(pixels, 0, larger.area(), (byte) transparent);
    Box inner = newFrame.box();
    for (int row = 0; row < inner.height(); row++) {
      System.arraycopy(
          newFrame.lzw().pixels(),
          newFrame.streamRow(row) * inner.width(),
          pixels,
          rowStart(inner.y() + row) + inner.x(),
          inner.width());
    }
    histogram[transparent] += larger.area() - inner.area();
    if (substitute != transparent) {
      for (int row = 0; row < inner.height(); row++) {
        int start = rowStart(inner.y() + row);
        replace(start + inner.x(), start + inner.right(), transparent, substitute);
      }
    }
  }

  private void start(Frame newFrame, Box newBox, boolean newExtended) {
    frame = newFrame;
    box = newBox;
    extended = newExtended;
    int area = box.area();
    if (pixels.length < area) {
      pixels = new byte[area + area / 8];
      changed = new boolean[(pixels.length >> BLOCK_BITS) + 1];
    }
    Arrays.fill(changed, 0, (area >> BLOCK_BITS) + 1, false);
    anyChange = false;
    System.arraycopy(frame.histogram(), 0, histogram, 0, 256);
  }

  Frame frame() {
    return frame;
  }

  Box box() {
    return box;
  }

  /** The box is larger than the frame's, the rows lie from top to bottom and no segment can be copied. */
  boolean extended() {
    return extended;
  }

  /** Position of canvas column 0 in canvas row {@code y}, which must lie in the box. */
  int rowStart(int y) {
    int row = y - box.y();
    return (extended ? row : frame.streamRow(row)) * box.width() - box.x();
  }

  int index(int position) {
    return pixels[position] & 0xff;
  }

  void set(int position, int index) {
    int old = pixels[position] & 0xff;
    if (old != index) {
      pixels[position] = (byte) index;
      histogram[old]--;
      histogram[index]++;
      changed[position >> BLOCK_BITS] = true;
      anyChange = true;
    }
  }

  /** {@link #set} for a run of positions. */
  void fill(int from, int to, int index) {
    byte value = (byte) index;
    for (int i = from; i < to; i++) {
      if (pixels[i] != value) {
        histogram[pixels[i] & 0xff]--;
        histogram[index]++;
        pixels[i] = value;
        changed[i >> BLOCK_BITS] = true;
        anyChange = true;
      }
    }
  }

  /** Replaces one index by another everywhere. */
  void replace(int oldIndex, int newIndex) {
    replace(0, box.area(), oldIndex, newIndex);
  }

  private void replace(int from, int to, int oldIndex, int newIndex) {
    for (int i = from; i < to; i++) {
      if (index(i) == oldIndex) {
        set(i, newIndex);
      }
    }
  }

  boolean anyChange() {
    return anyChange;
  }

  /** First position from {@code from} (inclusive) to {@code to} (exclusive) that may have changed; {@code to} if none. */
  int firstChange(int from, int to) {
    for (int block = from >> BLOCK_BITS; block <= (to - 1) >> BLOCK_BITS; block++) {
      if (changed[block]) {
        return Math.max(from, block << BLOCK_BITS);
      }
    }
    return to;
  }

  byte[] pixels() {
    return pixels;
  }

  /** Pixels of each index. */
  int[] histogram() {
    return histogram;
  }

  long heapBytes() {
    return (long) pixels.length + changed.length;
  }
}
