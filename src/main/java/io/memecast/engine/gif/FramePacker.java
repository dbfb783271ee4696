package io.memecast.engine.gif;

import io.memecast.error.Deadline;

/**
 * Packs a changed frame with as much of its old data as can be had: segments without a changed pixel are copied, and so
 * are the codes of a segment up to its first changed pixel, after which a clear code begins a new one. One thread at a
 * time.
 */
final class FramePacker {
  private final LzwWriter lzw;

  FramePacker(LzwWriter lzw) {
    this.lzw = lzw;
  }

  /** Writes the buffer's pixels; nothing can be copied into another code size or another order of the pixels. */
  void pack(FrameBuffer buffer, int codeSize, Deadline deadline) {
    LzwData source = buffer.frame().lzw();
    lzw.begin(codeSize);
    if (buffer.extended() || codeSize != source.minCodeSize()) {
      lzw.encode(buffer.pixels(), 0, buffer.box().area(), true, deadline);
    } else {
      packSegments(buffer, source, deadline);
    }
    lzw.end();
  }

  private void packSegments(FrameBuffer buffer, LzwData source, Deadline deadline) {
    int count = source.segmentCount();
    int segment = 0;
    while (segment < count) {
      boolean copies = copies(buffer, source, segment);
      int end = segment + 1;
      while (end < count && copies(buffer, source, end) == copies) {
        end++;
      }
      if (copies) {
        for (int i = segment; i < end; i++) {
          lzw.copy(source.packed(), source.firstBit(i), source.endBit(i));
        }
      } else {
        int from = copyBeginning(buffer, source, segment);
        lzw.encode(buffer.pixels(), from, source.endPixel(end - 1), end == count, deadline);
      }
      segment = end;
    }
  }

  /** Copies a segment up to its first change, about, and returns the pixel to go on from. */
  private int copyBeginning(FrameBuffer buffer, LzwData source, int segment) {
    int first = source.firstPixel(segment);
    int change = buffer.firstChange(first, source.endPixel(segment));
    int checkpoint = source.checkpointBefore(Math.min(change, source.endPixel(segment) - 1), first);
    if (checkpoint < 0) {
      return first;
    }
    lzw.copy(source.packed(), source.firstBit(segment), source.checkpointBit(checkpoint));
    lzw.clear(source.checkpointWidth(checkpoint));
    return source.checkpointPixel(checkpoint);
  }

  private static boolean copies(FrameBuffer buffer, LzwData source, int segment) {
    int end = source.endPixel(segment);
    return source.copyable(segment) && buffer.firstChange(source.firstPixel(segment), end) == end;
  }
}
