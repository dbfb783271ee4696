package io.memecast.engine.codec;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;

/**
 * What a template may be at most, and what lends the heap for it; asked before anything is allocated for its pixels.
 *
 * @param maxFileBytes bytes of the file
 * @param maxPixels pixels of one frame and of the canvas
 * @param maxFrames frames of an animation
 * @param maxTotalPixels sum of the canvas' pixels over all frames
 * @param heap what a preparation borrows from for everything whose size the file decides
 */
public record Limits(
    long maxFileBytes, long maxPixels, int maxFrames, long maxTotalPixels, HeapBudget heap) {
  /** 32 MiB, 24 megapixels, 500 frames, 100 megapixels in all. */
  public static final Limits DEFAULTS = new Limits(32L << 20, 24_000_000, 500, 100_000_000);

  /** The same with all the heap that is asked for. */
  public Limits(long maxFileBytes, long maxPixels, int maxFrames, long maxTotalPixels) {
    this(maxFileBytes, maxPixels, maxFrames, maxTotalPixels, HeapBudget.UNLIMITED);
  }

  /** The same with heap from {@code budget}. */
  public Limits withHeap(HeapBudget budget) {
    return new Limits(maxFileBytes, maxPixels, maxFrames, maxTotalPixels, budget);
  }

  /**
   * Borrows heap for a preparation.
   *
   * @throws CaptionException {@code QUEUE_FULL} when so much is not left just now, {@code TEMPLATE_TOO_LARGE} when it
   *     never is
   */
  public HeapBudget.Loan borrow(long bytes) {
    check("picture that takes bytes of memory", bytes, heap.capacityBytes());
    return heap.borrow(bytes, "a picture");
  }

  /**
   * Checks a file's size.
   *
   * @throws CaptionException {@code TEMPLATE_TOO_LARGE}
   */
  public void checkFile(long bytes) {
    check("file of bytes", bytes, maxFileBytes);
  }

  /**
   * Checks the size of one frame or of the canvas.
   *
   * @throws CaptionException {@code TEMPLATE_TOO_LARGE}
   */
  public void checkPixels(int width, int height) {
    check("picture of " + width + "×" + height + " pixels", (long) width * height, maxPixels);
  }

  /**
   * Checks an animation's length.
   *
   * @param frames frames so far
   * @throws CaptionException {@code TEMPLATE_TOO_LARGE}
   */
  public void checkFrames(int width, int height, int frames) {
    check("animation of frames", frames, maxFrames);
    check("animation of pixels in all", (long) width * height * frames, maxTotalPixels);
  }

  private static void check(String what, long value, long limit) {
    if (value > limit) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_TOO_LARGE, what + " is too large: " + value + " > " + limit);
    }
  }
}
