package io.memecast.engine.webp;

import io.memecast.error.Deadline;

/** Green was subtracted from red and from blue (RFC 9649, 3.5.3). */
record SubtractGreenTransform(int width) implements Vp8lTransform {
  @Override
  public int[] undo(int[] pixels, Deadline deadline) {
    for (int start = 0; start < pixels.length; start += width) {
      deadline.check();
      for (int i = start; i < start + width; i++) {
        int green = pixels[i] >> 8 & 0xff;
        int redBlue = (pixels[i] & 0xff00ff) + (green << 16 | green);
        pixels[i] = (pixels[i] & 0xff00ff00) | (redBlue & 0xff00ff);
      }
    }
    return pixels;
  }
}
