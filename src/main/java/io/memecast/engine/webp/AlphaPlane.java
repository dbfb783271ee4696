package io.memecast.engine.webp;

import io.memecast.error.Deadline;

/**
 * Decodes the alpha of a lossy picture (chunk 'ALPH', RFC 9649, 2.7.1.2): raw or as the green of a lossless stream, and
 * predicted by one of four filters.
 */
final class AlphaPlane {
  private static final int LOSSLESS = 1;
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;
  private static final int GRADIENT = 3;

  private AlphaPlane() {}

  /**
   * Puts the alpha into pixels.
   *
   * @param argb width × height, opaque
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE}, {@code TEMPLATE_TOO_LARGE}, or the deadline's
   */
  static void apply(RiffChunk chunk, int[] argb, int width, int height, Deadline deadline) {
    chunk.requireLength(2);
    int method = chunk.int8(0) & 3;
    if (method > LOSSLESS) {
      throw RiffChunk.broken(chunk.data(), "alpha of the unknown compression " + method);
    }
    byte[] alpha = method == LOSSLESS
        ? greens(Vp8lPicture.decodeBare(chunk, 1, width, height, deadline))
        : raw(chunk, width * height);
    int filter = chunk.int8(0) >> 2 & 3;
    for (int y = 0; y < height; y++) {
      deadline.check();
      unfilter(alpha, y * width, width, y == 0 && filter != 0 ? HORIZONTAL : filter);
      for (int i = y * width; i < (y + 1) * width; i++) {
        argb[i] = (argb[i] & 0xffffff) | (alpha[i] << 24);
      }
    }
  }

  private static byte[] greens(int[] pixels) {
    byte[] greens = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      greens[i] = (byte) (pixels[i] >> 8);
    }
    return greens;
  }

  private static byte[] raw(RiffChunk chunk, int length) {
    chunk.requireLength(1 + length);
    byte[] alpha = new byte[length];
    System.arraycopy(chunk.file(), chunk.data() + 1, alpha, 0, length);
    return alpha;
  }

  /** Each row's first pixel is predicted from the one above, in the first row from 0. */
  private static void unfilter(byte[] alpha, int start, int width, int filter) {
    int end = start + width;
    if (filter == 0) {
      return;
    }
    if (start > 0) {
      alpha[start] += alpha[start - width];
    }
    switch (filter) {
      case HORIZONTAL -> {
        for (int i = start + 1; i < end; i++) {
          alpha[i] += alpha[i - 1];
        }
      }
      case VERTICAL -> {
        for (int i = start + 1; i < end; i++) {
          alpha[i] += alpha[i - width];
        }
      }
      case GRADIENT -> {
        for (int i = start + 1; i < end; i++) {
          int sum =
              (alpha[i - 1] & 0xff) + (alpha[i - width] & 0xff) - (alpha[i - width - 1] & 0xff);
          alpha[i] += (byte) Math.max(0, Math.min(255, sum));
        }
      }
      default -> throw new IllegalArgumentException("filter " + filter);
    }
  }
}
