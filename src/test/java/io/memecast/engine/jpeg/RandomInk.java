package io.memecast.engine.jpeg;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import java.util.Random;

/** Blobs of ink with soft edges at random places, the picture's edges among them. */
final class RandomInk {
  private final Random random;

  RandomInk(long seed) {
    random = new Random(seed);
  }

  /** White with a black outline. */
  void text(Coverage coverage) {
    text(coverage, 0x000000, 0xffffff);
  }

  void text(Coverage coverage, int outlineRgb, int fillRgb) {
    int width = side(coverage.width());
    int height = side(coverage.height());
    int x = random.nextInt(coverage.width() - width + 1);
    int y = random.nextInt(coverage.height() - height + 1);
    TextPatch patch = coverage.addText(x, y, width, height, outlineRgb, fillRgb);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int total = depth(column, row, width, height);
        if (total > 0) {
          patch.total()[row * width + column] = (byte) total;
          patch.fill()[row * width + column] = (byte) Math.max(0, total * 2 - 255);
          patch.touch(row, column, column + 1);
        }
      }
    }
  }

  void color(Coverage coverage) {
    int width = side(coverage.width());
    int height = side(coverage.height());
    int x = random.nextInt(coverage.width() - width + 1);
    int y = random.nextInt(coverage.height() - height + 1);
    ColorPatch patch = coverage.addColor(x, y, width, height);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int alpha = depth(column, row, width, height);
        int red = alpha * (column & 15) / 15;
        int green = alpha * (row & 15) / 15;
        patch.argb()[row * width + column] = alpha << 24 | red << 16 | green << 8;
      }
    }
  }

  private int side(int of) {
    return 1 + random.nextInt(of);
  }

  /** 0 outside of the inscribed ellipse, 255 deep inside. */
  private static int depth(int x, int y, int width, int height) {
    double dx = (x + 0.5 - width / 2.0) / (width / 2.0);
    double dy = (y + 0.5 - height / 2.0) / (height / 2.0);
    double depth = (1.1 - dx * dx - dy * dy) * Math.min(width, height) / 3.0;
    return (int) (255 * Math.max(0, Math.min(1, depth)));
  }
}
