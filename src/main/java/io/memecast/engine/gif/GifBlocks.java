package io.memecast.engine.gif;

import java.util.List;

/**
 * What a GIF file holds, without a pixel unpacked.
 *
 * @param width of the canvas (logical screen)
 * @param height of the canvas
 * @param globalTable 0xRRGGBB, 2..256 entries; empty when the file has none
 * @param loopCount as the file says it, 0 = for ever; {@link #PLAY_ONCE} when it says nothing
 * @param images at least one
 * @param notes what was wrong with the file and could be passed over
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GifBlocks(
    int width,
    int height,
    int[] globalTable,
    int loopCount,
    List<ImageBlock> images,
    List<String> notes) {
  static final int PLAY_ONCE = -1;

  /** More than one frame, and some time between them. */
  boolean animated() {
    long delay = 0;
    for (ImageBlock image : images) {
      delay += image.control().delayCentiseconds();
    }
    return images.size() > 1 && delay > 0;
  }
}
