package io.memecast.engine.webp;

import io.memecast.error.Deadline;

/**
 * Pixels were predicted from their neighbours, in one of 14 ways for each block, and their differences stored (RFC 9649,
 * 3.5.1).
 *
 * @param blocks the ways, in the place of green
 * @param bits logarithm of a block's side
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PredictorTransform(int width, int[] blocks, int bits) implements Vp8lTransform {
  private static final int BLACK = 0xff000000;

  @Override
  public int[] undo(int[] pixels, Deadline deadline) {
    int across = Vp8lImage.blocks(width, bits);
    pixels[0] = add(pixels[0], BLACK);
    for (int x = 1; x < width; x++) {
      pixels[x] = add(pixels[x], pixels[x - 1]);
    }
    for (int start = width, y = 1; start < pixels.length; start += width, y++) {
      deadline.check();
      pixels[start] = add(pixels[start], pixels[start - width]);
      int row = (y >> bits) * across;
      for (int x = 1; x < width; x++) {
        int way = (blocks[row + (x >> bits)] >> 8) & 15;
        int i = start + x;
        // Right of a row's last pixel is the first one of the next row, as in memory.
        int predicted = predict(
            way, pixels[i - 1], pixels[i - width], pixels[i - width + 1], pixels[i - width - 1]);
        pixels[i] = add(pixels[i], predicted);
      }
    }
    return pixels;
  }

  private static int predict(int way, int left, int top, int topRight, int topLeft) {
    return switch (way) {
      case 1 -> left;
      case 2 -> top;
      case 3 -> topRight;
      case 4 -> topLeft;
      case 5 -> mean(mean(left, topRight), top);
      case 6 -> mean(left, topLeft);
      case 7 -> mean(left, top);
      case 8 -> mean(topLeft, top);
      case 9 -> mean(top, topRight);
      case 10 -> mean(mean(left, topLeft), mean(top, topRight));
      case 11 -> select(left, top, topLeft);
      case 12 -> clampedSum(left, top, topLeft);
      case 13 -> clampedHalfSum(mean(left, top), topLeft);
      default -> BLACK;
    };
  }

  /** The sum, byte by byte, without carries. */
  static int add(int a, int b) {
    int alphaGreen = (a & 0xff00ff00) + (b & 0xff00ff00);
    int redBlue = (a & 0xff00ff) + (b & 0xff00ff);
    return (alphaGreen & 0xff00ff00) | (redBlue & 0xff00ff);
  }

  /** Rounded down, byte by byte. */
  private static int mean(int a, int b) {
    return ((a ^ b) >>> 1 & 0x7f7f7f7f) + (a & b);
  }

  /** The neighbour that is nearer to left + top − top left; left on a draw is not taken. */
  private static int select(int left, int top, int topLeft) {
    int toLeft = 0;
    int toTop = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int corner = topLeft >>> shift & 0xff;
      toLeft += Math.abs((top >>> shift & 0xff) - corner);
      toTop += Math.abs((left >>> shift & 0xff) - corner);
    }
    return toLeft < toTop ? left : top;
  }

  private static int clampedSum(int left, int top, int topLeft) {
    int sum = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = (left >>> shift & 0xff) + (top >>> shift & 0xff) - (topLeft >>> shift & 0xff);
      sum |= clamp(value) << shift;
    }
    return sum;
  }

  private static int clampedHalfSum(int mean, int topLeft) {
    int sum = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = mean >>> shift & 0xff;
      // Half of a negative difference is rounded towards zero.
      sum |= clamp(value + (value - (topLeft >>> shift & 0xff)) / 2) << shift;
    }
    return sum;
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
