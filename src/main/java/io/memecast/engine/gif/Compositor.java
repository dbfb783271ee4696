package io.memecast.engine.gif;

import io.memecast.engine.raster.Pixels;
import java.util.Arrays;

/** Plays an animation as browsers do: a cleared rectangle is transparent, as is the canvas at first. */
final class Compositor {
  private final int width;
  private final int height;
  private int[] canvas;
  private int[] before = {};

  Compositor(int width, int height) {
    this.width = width;
    this.height = height;
    this.canvas = new int[width * height];
  }

  /** Draws a frame's opaque pixels. */
  void draw(Frame frame) {
    if (frame.control().disposal() == GraphicControl.RESTORE) {
      before = canvas.clone();
    }
    Box box = frame.box();
    byte[] indices = frame.lzw().pixels();
    for (int row = 0; row < box.height(); row++) {
      int from = frame.streamRow(row) * box.width();
      int to = (box.y() + row) * width + box.x();
      for (int x = 0; x < box.width(); x++) {
        int index = indices[from + x] & 0xff;
        if (index != frame.control().transparentIndex()) {
          canvas[to + x] = 0xff000000 | frame.colors().color(index);
        }
      }
    }
  }

  /** Does what the disposal of the frame drawn last asks for. */
  void dispose(Frame frame) {
    switch (frame.control().disposal()) {
      case GraphicControl.CLEAR -> {
        Box box = frame.clears();
        for (int y = box.y(); y < box.bottom(); y++) {
          Arrays.fill(canvas, y * width + box.x(), y * width + box.right(), 0);
        }
      }
      case GraphicControl.RESTORE -> canvas = before;
      default -> {
        // 0 and 1, and 4 to 7, which GIF89a leaves undefined: the canvas stays.
      }
    }
  }

  /** A copy of the canvas. */
  Pixels pixels() {
    boolean opaque = true;
    for (int pixel : canvas) {
      opaque &= pixel != 0;
    }
    return new Pixels(width, height, canvas.clone(), opaque);
  }
}
