package io.memecast.engine.webp;

import io.memecast.error.Deadline;

/**
 * Pixels were replaced by their number in a table of colours, in the place of green; of a small table 2, 4 or 8 numbers
 * are bundled in one pixel (RFC 9649, 3.5.4).
 *
 * @param width of the picture
 * @param height of the picture
 * @param colors ARGB; numbers beyond them are transparent black
 * @param bits logarithm of how many numbers are bundled, 0 to 3
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColorIndexingTransform(int width, int height, int[] colors, int bits)
    implements Vp8lTransform {
  private static final int MAX_COLORS = 256;

  /**
   * For a table as it is stored.
   *
   * @param differences of each colour to the one before, byte by byte
   */
  static ColorIndexingTransform of(int width, int height, int[] differences) {
    int count = differences.length;
    int bits = count > 16 ? 0 : count > 4 ? 1 : count > 2 ? 2 : 3;
    int[] colors = new int[MAX_COLORS];
    int color = 0;
    for (int i = 0; i < count; i++) {
      color = PredictorTransform.add(color, differences[i]);
      colors[i] = color;
    }
    return new ColorIndexingTransform(width, height, colors, bits);
  }

  /** Width of the picture in which the numbers are bundled. */
  int bundledWidth() {
    return Vp8lImage.blocks(width, bits);
  }

  @Override
  public int[] undo(int[] bundled, Deadline deadline) {
    int[] pixels = new int[width * height];
    int place = (1 << bits) - 1;
    int numberBits = 8 >> bits;
    int mask = (1 << numberBits) - 1;
    for (int y = 0; y < height; y++) {
      deadline.check();
      int from = y * bundledWidth();
      int to = y * width;
      for (int x = 0; x < width; x++) {
        int numbers = bundled[from + (x >> bits)] >> 8 & 0xff;
        pixels[to + x] = colors[(numbers >> ((x & place) * numberBits)) & mask];
      }
    }
    return pixels;
  }
}
