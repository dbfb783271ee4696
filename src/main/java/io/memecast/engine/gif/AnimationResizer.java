package io.memecast.engine.gif;

import io.memecast.engine.raster.Lanczos;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;

/**
 * The same animation at another size: each frame as it is shown is resized, and the frames are made anew, each as the
 * rectangle that changed. A frame after which something becomes transparent again is drawn whole and cleared. Used once,
 * by one thread.
 */
final class AnimationResizer {
  /** Alpha from which a pixel stays visible: a GIF knows no halves. */
  private static final int HALF = 128;

  private static final Box ONE_PIXEL = new Box(0, 0, 1, 1);

  private final Animation source;
  private final Size size;
  private final FrameMaker maker;
  private final List<Frame> frames = new ArrayList<>();

  AnimationResizer(Animation source, Size size, FrameMaker maker) {
    this.source = source;
    this.size = size;
    this.maker = maker;
  }

  /** The animation in the new size; without a global table. */
  Animation resize(Deadline deadline) {
    Compositor compositor = new Compositor(source.width(), source.height());
    int[] before = new int[size.width() * size.height()];
    int[] shown = resized(compositor, source.frames().get(0), deadline);
    for (int i = 0; i < source.frames().size(); i++) {
      deadline.check();
      GraphicControl control = source.frames().get(i).control();
      boolean last = i + 1 == source.frames().size();
      int[] next = last ? shown : resized(compositor, source.frames().get(i + 1), deadline);
      if (vanishes(shown, next)) {
        int[] empty = new int[shown.length];
        frames.add(frame(shown, empty, control.withDisposal(GraphicControl.CLEAR)));
        before = empty;
      } else {
        frames.add(frame(shown, before, control.withDisposal(GraphicControl.KEEP)));
        before = shown;
      }
      shown = next;
    }
    return new Animation(size.width(), size.height(), new int[0], source.loopCount(), frames);
  }

  /** Plays one frame; pixels are opaque or 0. */
  private int[] resized(Compositor compositor, Frame frame, Deadline deadline) {
    compositor.draw(frame);
    Pixels pixels = Lanczos.resize(compositor.pixels(), size, deadline);
    compositor.dispose(frame);
    int[] argb = pixels.argb();
    for (int i = 0; i < argb.length; i++) {
      argb[i] = argb[i] >>> 24 >= HALF ? argb[i] | 0xff000000 : 0;
    }
    return argb;
  }

  private static boolean vanishes(int[] shown, int[] next) {
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] != 0 && next[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private Frame frame(int[] shown, int[] before, GraphicControl control) {
    Box box = difference(shown, before);
    int[] argb = new int[box.area()];
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int at = (box.y() + y) * size.width() + box.x() + x;
        argb[y * box.width() + x] = shown[at] == before[at] ? 0 : shown[at];
      }
    }
    return maker.make(box, box, control, argb);
  }

  private Box difference(int[] shown, int[] before) {
    int left = size.width();
    int right = 0;
    int top = size.height();
    int bottom = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        if (shown[y * size.width() + x] != before[y * size.width() + x]) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = y + 1;
        }
      }
    }
    return left < right ? new Box(left, top, right - left, bottom - top) : ONE_PIXEL;
  }
}
