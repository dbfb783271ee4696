package io.memecast.engine.gif;

import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes room for captions in animations that clear what they drew (disposal 2). A frame that has to show the caption
 * again outside of its own rectangle gets a larger one, and its disposal then clears the larger one: where the template
 * had a picture below, that would be lost. This plays the animation once, as if every pixel might be ink, and makes such
 * frames large from the start; what they clear too much, the next frame draws again. All frames else stay as they are.
 */
final class DisposalRepair {
  private final Animation animation;
  private final FrameMaker maker;
  private final int width;

  /** What the template shows, 0xAARRGGBB; 0 = transparent. */
  private int[] canvas;

  /** The result has lost the template's pixel here. */
  private boolean[] lost;

  /** Ink here, if any, is not seen. */
  private boolean[] stale;

  DisposalRepair(Animation animation, FrameMaker maker) {
    this.animation = animation;
    this.maker = maker;
    this.width = animation.width();
    this.canvas = new int[width * animation.height()];
    this.lost = new boolean[canvas.length];
    this.stale = new boolean[canvas.length];
    Arrays.fill(stale, true);
  }

  /** The animation in which every caption can be expressed; the same one if it was so already. */
  Animation repair(Deadline deadline) {
    if (animation.frames().stream()
        .noneMatch(f -> f.control().disposal() == GraphicControl.CLEAR)) {
      return animation;
    }
    List<Frame> frames = new ArrayList<>(animation.frames().size());
    for (Frame frame : animation.frames()) {
      deadline.check();
      frames.add(play(frame));
    }
    return animation.withFrames(frames);
  }

  private Frame play(Frame frame) {
    if (frame.control().disposal() == GraphicControl.RESTORE) {
      int[] canvasBefore = canvas.clone();
      boolean[] lostBefore = lost.clone();
      draw(frame);
      Frame repaired = withLost(frame, boxOf(lost, frame.box()));
      canvas = canvasBefore;
      lost = lostBefore;
      return repaired;
    }
    draw(frame);
    Frame repaired = withLost(frame, boxOf(lost, frame.box()));
    if (frame.control().disposal() != GraphicControl.CLEAR) {
      Arrays.fill(lost, false);
      Arrays.fill(stale, false);
      return repaired;
    }
    Box inked = boxOf(stale, repaired.box());
    if (damages(frame.box(), inked)) {
      repaired = withLost(frame, inked);
    }
    Arrays.fill(lost, false);
    Arrays.fill(stale, false);
    clear(frame.box(), inked);
    return repaired;
  }

  private void draw(Frame frame) {
    Box box = frame.box();
    for (int row = 0; row < box.height(); row++) {
      int from = frame.streamRow(row) * box.width();
      int to = (box.y() + row) * width + box.x();
      for (int x = 0; x < box.width(); x++) {
        int index = frame.lzw().pixels()[from + x] & 0xff;
        if (index != frame.control().transparentIndex()) {
          canvas[to + x] = 0xff000000 | frame.colors().color(index);
          lost[to + x] = false;
        }
      }
    }
  }

  /** Whether clearing the larger box would lose pixels of the template. */
  private boolean damages(Box inner, Box larger) {
    for (int y = larger.y(); y < larger.bottom(); y++) {
      for (int x = larger.x(); x < larger.right(); x++) {
        if (canvas[y * width + x] != 0 && !inner.contains(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The frame in a larger box, with the template's colours where they were lost. */
  private Frame withLost(Frame frame, Box larger) {
    int[] argb = new int[larger.area()];
    Box inner = frame.box();
    boolean anyLost = false;
    for (int y = larger.y(); y < larger.bottom(); y++) {
      for (int x = larger.x(); x < larger.right(); x++) {
        int at = y * width + x;
        boolean drawn = lost[at] || (inner.contains(x, y) && draws(frame, x, y));
        anyLost |= lost[at];
        argb[(y - larger.y()) * larger.width() + x - larger.x()] = drawn ? canvas[at] : 0;
      }
    }
    if (!anyLost && larger.equals(inner)) {
      return frame;
    }
    return maker.make(larger, frame.box(), frame.control(), argb);
  }

  private static boolean draws(Frame frame, int x, int y) {
    Box box = frame.box();
    int at = frame.streamRow(y - box.y()) * box.width() + x - box.x();
    return (frame.lzw().pixels()[at] & 0xff) != frame.control().transparentIndex();
  }

  private void clear(Box template, Box result) {
    for (int y = result.y(); y < result.bottom(); y++) {
      for (int x = result.x(); x < result.right(); x++) {
        int at = y * width + x;
        stale[at] = true;
        if (template.contains(x, y)) {
          canvas[at] = 0;
        }
        lost[at] = canvas[at] != 0;
      }
    }
  }

  /** The smallest box around {@code box} and all marked pixels. */
  private Box boxOf(boolean[] marked, Box box) {
    int left = box.x();
    int right = box.right();
    int upper = box.y();
    int lower = box.bottom();
    for (int at = 0; at < marked.length; at++) {
      if (marked[at]) {
        left = Math.min(left, at % width);
        right = Math.max(right, at % width + 1);
        upper = Math.min(upper, at / width);
        lower = Math.max(lower, at / width + 1);
      }
    }
    return new Box(left, upper, right - left, lower - upper);
  }
}
