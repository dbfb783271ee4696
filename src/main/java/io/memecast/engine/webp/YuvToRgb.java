package io.memecast.engine.webp;

/**
 * Turns a lossy picture's components into pixels exactly as libwebp and so every browser does: chroma is interpolated with
 * weights of 9, 3, 3 and 1 sixteenths, rounded in two steps; then BT.601 with luma of 16 to 235 in 14 bits. One thread.
 */
final class YuvToRgb {
  private final Vp8Frame frame;
  private final int[] rowU;
  private final int[] rowV;

  YuvToRgb(Vp8Frame frame) {
    this.frame = frame;
    rowU = new int[frame.width() + 1];
    rowV = new int[frame.width() + 1];
  }

  /** Writes row {@code y}, opaque, to {@code argb} from {@code to} on. */
  void convert(int y, int[] argb, int to) {
    int last = (frame.height() - 1) / 2;
    int near = y / 2;
    int far = Math.max(0, Math.min(last, near + (y % 2 == 0 ? -1 : 1)));
    interpolate(frame.u(), near, far, rowU);
    interpolate(frame.v(), near, far, rowV);
    byte[] luma = frame.luma().samples();
    int at = frame.luma().at(0, y);
    for (int x = 0; x < frame.width(); x++) {
      argb[to + x] = pixel(luma[at + x] & 0xff, rowU[x], rowV[x]);
    }
  }

  /** One row of chroma in the picture's width, from its own row and the next one above or below. */
  private void interpolate(Vp8Plane plane, int nearRow, int farRow, int[] target) {
    byte[] samples = plane.samples();
    int near = plane.at(0, nearRow);
    int far = plane.at(0, farRow);
    int width = frame.width();
    int nearLeft = samples[near] & 0xff;
    int farLeft = samples[far] & 0xff;
    target[0] = (3 * nearLeft + farLeft + 2) >> 2;
    int pairs = (width - 1) >> 1;
    for (int i = 1; i <= pairs; i++) {
      int nearRight = samples[near + i] & 0xff;
      int farRight = samples[far + i] & 0xff;
      int sum = nearLeft + nearRight + farLeft + farRight + 8;
      int rising = (sum + 2 * (nearRight + farLeft)) >> 3;
      int falling = (sum + 2 * (nearLeft + farRight)) >> 3;
      target[2 * i - 1] = (rising + nearLeft) >> 1;
      target[2 * i] = (falling + nearRight) >> 1;
      nearLeft = nearRight;
      farLeft = farRight;
    }
    if (width % 2 == 0) {
      target[width - 1] = (3 * nearLeft + farLeft + 2) >> 2;
    }
  }

  private static int pixel(int y, int u, int v) {
    int luma = (y * 19077) >> 8;
    int red = luma + ((v * 26149) >> 8) - 14234;
    int green = luma - ((u * 6419) >> 8) - ((v * 13320) >> 8) + 8708;
    int blue = luma + ((u * 33050) >> 8) - 17685;
    return 255 << 24 | clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  /** From 1/64 to 0..255. */
  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value >> 6));
  }
}
