package io.memecast.engine.webp;

import io.memecast.error.Deadline;

/**
 * Red was predicted from green, blue from green and red, with factors for each block (RFC 9649, 3.5.2).
 *
 * @param blocks factors: green to red in blue's place, green to blue in green's, red to blue in red's
 * @param bits logarithm of a block's side
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColorTransform(int width, int[] blocks, int bits) implements Vp8lTransform {
  @Override
  public int[] undo(int[] pixels, Deadline deadline) {
    int across = Vp8lImage.blocks(width, bits);
    for (int start = 0, y = 0; start < pixels.length; start += width, y++) {
      deadline.check();
      int row = (y >> bits) * across;
      for (int x = 0; x < width; x++) {
        pixels[start + x] = undo(pixels[start + x], blocks[row + (x >> bits)]);
      }
    }
    return pixels;
  }

  private static int undo(int pixel, int factors) {
    int green = pixel >> 8;
    int red = ((pixel >> 16) + delta(factors, green)) & 0xff;
    int blue = (pixel + delta(factors >> 8, green) + delta(factors >> 16, red)) & 0xff;
    return (pixel & 0xff00ff00) | red << 16 | blue;
  }

  /** Both count in their low 8 bits, with a sign. */
  private static int delta(int factor, int color) {
    return ((byte) factor * (byte) color) >> 5;
  }
}
