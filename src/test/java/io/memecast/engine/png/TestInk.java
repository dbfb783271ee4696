package io.memecast.engine.png;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import java.util.Random;

/** Ink of every coverage, at random places. */
final class TestInk {
  private TestInk() {}

  /** Text, emoji and text again, overlapping one another where there is room. */
  static Coverage random(int width, int height, Random random) {
    Coverage coverage = new Coverage(width, height);
    for (int i = 0; i < 3; i++) {
      int patchWidth = 1 + random.nextInt(width);
      int patchHeight = 1 + random.nextInt(Math.max(1, height / 2));
      int x = random.nextInt(width - patchWidth + 1);
      int y = random.nextInt(height - patchHeight + 1);
      if (i == 1) {
        fill(coverage.addColor(x, y, patchWidth, patchHeight), random);
      } else {
        int outline = random.nextInt(1 << 24);
        int fill = random.nextInt(1 << 24);
        fill(coverage.addText(x, y, patchWidth, patchHeight, outline, fill), random);
      }
    }
    return coverage;
  }

  static void fill(TextPatch patch, Random random) {
    for (int row = 0; row < patch.height(); row++) {
      int from = random.nextInt(patch.width());
      int to = from + random.nextInt(patch.width() - from + 1);
      for (int x = from; x < to; x++) {
        int total = anyCoverage(random);
        patch.total()[row * patch.width() + x] = (byte) total;
        patch.fill()[row * patch.width() + x] = (byte) Math.min(total, anyCoverage(random));
      }
      if (from < to) {
        patch.touch(row, from, to);
      }
    }
  }

  private static void fill(ColorPatch patch, Random random) {
    for (int i = 0; i < patch.width() * patch.height(); i++) {
      int alpha = anyCoverage(random);
      int argb = alpha << 24;
      for (int shift = 0; shift < 24; shift += 8) {
        argb |= random.nextInt(alpha + 1) << shift;
      }
      patch.argb()[i] = argb;
    }
  }

  private static int anyCoverage(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> 255;
      default -> random.nextInt(256);
    };
  }

  /** A block of full fill in the given rectangle. */
  static Coverage block(int width, int height, int x, int y, int w, int h, int rgb) {
    Coverage coverage = new Coverage(width, height);
    TextPatch patch = coverage.addText(x, y, w, h, rgb, rgb);
    for (int row = 0; row < h; row++) {
      for (int column = 0; column < w; column++) {
        patch.total()[row * w + column] = (byte) 255;
        patch.fill()[row * w + column] = (byte) 255;
      }
      patch.touch(row, 0, w);
    }
    return coverage;
  }
}
