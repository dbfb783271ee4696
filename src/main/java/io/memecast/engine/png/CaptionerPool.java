package io.memecast.engine.png;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Captioners at rest: at most one per processor, and none that holds much memory. Safe for any thread. */
final class CaptionerPool {
  private static final long KEPT_BYTES = 16L << 20;

  private final BlockingQueue<BandCaptioner> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  /** One for this thread alone, until it is given back. */
  BandCaptioner take() {
    BandCaptioner captioner = idle.poll();
    return captioner == null ? new BandCaptioner() : captioner;
  }

  void giveBack(BandCaptioner captioner) {
    if (captioner.heapBytes() > KEPT_BYTES || !idle.offer(captioner)) {
      captioner.end();
    }
  }
}
