package io.memecast.engine.gif;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * An animation ready for captions.
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param globalTable 0xRRGGBB, a power of two of entries; empty when every frame has its own
 * @param loopCount as in {@link GifBlocks}
 * @param frames at least one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Animation(int width, int height, int[] globalTable, int loopCount, List<Frame> frames) {
  Animation withFrames(List<Frame> newFrames) {
    return new Animation(width, height, globalTable, loopCount, newFrames);
  }

  long heapBytes() {
    Set<ColorTable> tables = Collections.newSetFromMap(new IdentityHashMap<>());
    long bytes = 0;
    for (Frame frame : frames) {
      bytes += frame.heapBytes();
      if (tables.add(frame.colors())) {
        bytes += frame.colors().heapBytes();
      }
    }
    return bytes;
  }
}
