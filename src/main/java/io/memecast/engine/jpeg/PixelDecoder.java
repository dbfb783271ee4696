package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Pixels;
import io.memecast.error.Deadline;

/**
 * Coefficients to pixels. Subsampled components are interpolated linearly between the centres of their samples, as
 * libjpeg's "fancy upsampling" does for a ratio of two.
 */
final class PixelDecoder {
  private final Frame frame;
  private final int[][] rows;

  private PixelDecoder(Frame frame) {
    this.frame = frame;
    rows = new int[3][frame.width()];
  }

  /** The picture's pixels, opaque. */
  static Pixels decode(Frame frame, Deadline deadline) {
    return new PixelDecoder(frame).decode(deadline);
  }

  private Pixels decode(Deadline deadline) {
    int count = frame.components().size();
    byte[][] planes = new byte[count][];
    for (int i = 0; i < count; i++) {
      planes[i] = InverseDct.plane(frame.components().get(i), deadline);
    }
    int width = frame.width();
    int[] argb = new int[width * frame.height()];
    for (int y = 0; y < frame.height(); y++) {
      deadline.check();
      for (int i = 0; i < count; i++) {
        upsample(frame.components().get(i), planes[i], y, rows[i]);
      }
      for (int x = 0; x < width; x++) {
        argb[y * width + x] =
            0xff000000 | frame.colorModel().rgb(rows[0][x], rows[1][x], rows[2][x]);
      }
    }
    return new Pixels(width, frame.height(), argb, true);
  }

  private void upsample(Component component, byte[] plane, int y, int[] row) {
    int across = frame.maxH() / component.h();
    int down = frame.maxV() / component.v();
    int stride = component.blocksAcross() * Frame.BLOCK;
    int lastX = Frame.divideUp(frame.width(), across) - 1;
    int lastY = Frame.divideUp(frame.height(), down) - 1;
    int above = Math.floorDiv(2 * y + 1 - down, 2 * down);
    int belowWeight = Math.floorMod(2 * y + 1 - down, 2 * down);
    int upper = Math.max(above, 0) * stride;
    int lower = Math.min(above + 1, lastY) * stride;
    int whole = 4 * across * down;
    for (int x = 0; x < row.length; x++) {
      int before = Math.floorDiv(2 * x + 1 - across, 2 * across);
      int rightWeight = Math.floorMod(2 * x + 1 - across, 2 * across);
      int left = Math.max(before, 0);
      int right = Math.min(before + 1, lastX);
      int leftSum =
          plane[upper + left] * (2 * down - belowWeight) + plane[lower + left] * belowWeight;
      int rightSum =
          plane[upper + right] * (2 * down - belowWeight) + plane[lower + right] * belowWeight;
      int sum = leftSum * (2 * across - rightWeight) + rightSum * rightWeight;
      row[x] = Math.floorDiv(sum + whole / 2, whole) + 128;
    }
  }
}
