package io.memecast.engine.text;

import io.memecast.engine.raster.TextPatch;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Ink without colour: coverage 0..255 of each pixel, cut to the smallest rectangle that holds all of it. */
final class InkBitmap {
  /** How far two bitmaps are moved against each other to find where they match best, pixels each way. */
  private static final int MAX_SHIFT = 2;

  /** Fainter edges do not count towards the rectangle. */
  private static final int FAINT = 64;

  final int width;
  final int height;
  private final int[] coverage;

  private InkBitmap(int[] all, int stride) {
    Rectangle ink = bounds(all, stride);
    width = ink.width;
    height = ink.height;
    coverage = new int[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(all, (ink.y + y) * stride + ink.x, coverage, y * width, width);
    }
  }

  private static Rectangle bounds(int[] all, int stride) {
    Rectangle ink = new Rectangle(0, 0, -1, -1);
    for (int i = 0; i < all.length; i++) {
      if (all[i] >= FAINT) {
        ink.add(new Rectangle(i % stride, i / stride, 1, 1));
      }
    }
    return ink;
  }

  /** The alpha of a PNG. */
  static InkBitmap ofPng(byte[] file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      int[] alpha = new int[image.getWidth() * image.getHeight()];
      for (int i = 0; i < alpha.length; i++) {
        alpha[i] = image.getRGB(i % image.getWidth(), i / image.getWidth()) >>> 24;
      }
      return new InkBitmap(alpha, image.getWidth());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InkBitmap ofFill(TextPatch patch) {
    int[] fill = new int[patch.width() * patch.height()];
    for (int i = 0; i < fill.length; i++) {
      fill[i] = patch.fill()[i] & 0xff;
    }
    return new InkBitmap(fill, patch.width());
  }

  /** Coverage at a pixel, 0 outside. */
  int at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : coverage[y * width + x];
  }

  /** Where the other bitmap lies best over this one. */
  Overlap overlap(InkBitmap other) {
    Overlap best = new Overlap(0, 0, 0);
    for (int dy = -MAX_SHIFT; dy <= MAX_SHIFT; dy++) {
      for (int dx = -MAX_SHIFT; dx <= MAX_SHIFT; dx++) {
        double share = share(other, dx, dy);
        if (share > best.share) {
          best = new Overlap(dx, dy, share);
        }
      }
    }
    return best;
  }

  private double share(InkBitmap other, int dx, int dy) {
    long both = 0;
    long either = 0;
    for (int y = -MAX_SHIFT; y < Math.max(height, other.height) + MAX_SHIFT; y++) {
      for (int x = -MAX_SHIFT; x < Math.max(width, other.width) + MAX_SHIFT; x++) {
        int a = at(x, y);
        int b = other.at(x - dx, y - dy);
        both += Math.min(a, b);
        either += Math.max(a, b);
      }
    }
    return either == 0 ? 0 : both / (double) either;
  }

  /**
   * Two bitmaps, one over the other.
   *
   * @param dx of the other one, to the right
   * @param dy of the other one, down
   * @param share ink of both over ink of either (intersection over union), 0..1
   */
  record Overlap(int dx, int dy, double share) {}

  /** This bitmap, the other one below it, and below that both: black where they agree, red here alone, blue there. */
  BufferedImage beside(InkBitmap other, Overlap overlap) {
    int margin = 8;
    int w = Math.max(width, other.width) + 2 * margin;
    int h = Math.max(height, other.height) + 2 * margin;
    BufferedImage image = new BufferedImage(w, 3 * h, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int a = at(x - margin, y - margin);
        int b = other.at(x - margin - overlap.dx, y - margin - overlap.dy);
        image.setRGB(x, y, rgb(a, a));
        image.setRGB(x, y + h, rgb(b, b));
        image.setRGB(x, y + 2 * h, rgb(a, b));
      }
    }
    return image;
  }

  private static int rgb(int a, int b) {
    return (255 - b) << 16 | (255 - Math.max(a, b)) << 8 | (255 - a);
  }
}
