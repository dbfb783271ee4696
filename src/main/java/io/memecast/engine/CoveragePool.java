package io.memecast.engine;

import io.memecast.engine.raster.Coverage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Coverages kept for the next caption, a few more than there are cores. Safe for any thread. */
final class CoveragePool {
  private static final int MAX_KEPT = Runtime.getRuntime().availableProcessors() + 2;

  private final ConcurrentLinkedQueue<Coverage> free = new ConcurrentLinkedQueue<>();
  private final AtomicInteger kept = new AtomicInteger();

  Coverage borrow(int width, int height) {
    Coverage coverage = free.poll();
    if (coverage == null) {
      return new Coverage(width, height);
    }
    kept.decrementAndGet();
    coverage.reset(width, height);
    return coverage;
  }

  void giveBack(Coverage coverage) {
    if (kept.incrementAndGet() > MAX_KEPT) {
      kept.decrementAndGet();
      return;
    }
    free.add(coverage);
  }
}
