package io.memecast.engine.gif;

import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;

/**
 * Writes a template with a caption, frame by frame: what the caption does not touch is copied, bit by bit. Holds all the
 * working memory of one caption and keeps it for the next; one thread at a time.
 */
final class CaptionWriter {
  private final InkLayer ink = new InkLayer();
  private final InkState state = new InkState();
  private final FrameBuffer buffer = new FrameBuffer();
  private final ColorWishes wishes = new ColorWishes();
  private final FramePainter painter = new FramePainter(buffer, wishes, state);
  private final PaletteFitter fitter = new PaletteFitter();
  private final LzwWriter lzw = new LzwWriter();
  private final FramePacker packer = new FramePacker(lzw);
  private final GifWriter file = new GifWriter();
  private int folded;

  /** The captioned file. */
  byte[] write(Animation animation, Coverage coverage, Deadline deadline) {
    folded = 0;
    ink.flatten(coverage, deadline);
    state.start(ink);
    file.begin(
        animation.width(), animation.height(), animation.globalTable(), animation.loopCount());
    for (Frame frame : animation.frames()) {
      deadline.check();
      write(frame, deadline);
    }
    return file.end();
  }

  /** Entries of the last caption that were folded for want of room, each in one frame. */
  int folded() {
    return folded;
  }

  private void write(Frame frame, Deadline deadline) {
    state.beforeFrame(frame.control());
    Box box = state.mayBeStale() && !ink.isEmpty() ? state.withStaleInk(frame.box()) : frame.box();
    if (ink.touches(box)) {
      int transparent = load(frame, box);
      painter.paint(ink, transparent, deadline);
      fitter.fit(wishes, buffer, ink.textColors(), transparent);
      folded += fitter.folded();
      writeBuffer(transparent, deadline);
    } else {
      copy(frame);
    }
    state.afterFrame(frame.control(), frame.clears(), box);
  }

  private void copy(Frame frame) {
    putImage(frame.control(), frame.box(), frame);
    file.data(frame.lzw().minCodeSize(), frame.lzw().packed(), frame.lzw().bytes());
  }

  /** Loads the frame and returns the index that leaves the canvas as it is, if there is one. */
  private int load(Frame frame, Box box) {
    int transparent = frame.colors().transparentIndex();
    if (box.equals(frame.box())) {
      buffer.load(frame);
      return transparent;
    }
    int substitute = transparent;
    if (transparent == GraphicControl.NONE) {
      transparent = frame.leastUsedIndex();
      substitute = transparent;
      if (frame.histogram()[transparent] > 0) {
        substitute = frame.colors().nearestOther(transparent);
        folded++;
      }
    }
    buffer.loadExtended(frame, box, transparent, substitute);
    return transparent;
  }

  private void writeBuffer(int transparent, Deadline deadline) {
    Frame frame = buffer.frame();
    if (!buffer.anyChange() && !fitter.changed()) {
      copy(frame);
      return;
    }
    int highest = highestIndex();
    int codeSize = Math.max(
        2, Math.max(frame.lzw().minCodeSize(), 32 - Integer.numberOfLeadingZeros(highest)));
    GraphicControl control = frame.control();
    if (transparent != GraphicControl.NONE && buffer.histogram()[transparent] > 0) {
      control = control.withTransparentIndex(transparent);
    }
    if (fitter.changed() || highest >= frame.colors().size()) {
      int entries = Math.max(2, Integer.highestOneBit(Math.max(1, highest)) << 1);
      fitter.completePalette(frame.colors());
      file.image(control, buffer.box(), interlaced(), fitter.palette(), entries);
    } else {
      putImage(control, buffer.box(), frame);
    }
    packer.pack(buffer, codeSize, deadline);
    file.data(codeSize, lzw.buffer(), lzw.size());
  }

  private boolean interlaced() {
    return buffer.frame().interlaced() && !buffer.extended();
  }

  private void putImage(GraphicControl control, Box box, Frame frame) {
    boolean interlaced = frame.interlaced() && box.equals(frame.box());
    if (frame.local()) {
      file.image(control, box, interlaced, frame.colors().rgb(), frame.colors().size());
    } else {
      file.image(control, box, interlaced);
    }
  }

  private int highestIndex() {
    int index = 255;
    while (index > 0 && buffer.histogram()[index] == 0) {
      index--;
    }
    return index;
  }

  long heapBytes() {
    return ink.heapBytes()
        + state.heapBytes()
        + buffer.heapBytes()
        + wishes.heapBytes()
        + lzw.heapBytes()
        + file.heapBytes();
  }
}
