package io.memecast.engine.gif;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writers between captions, so that a warm caption allocates its result and little else. Bounded in number and in the
 * memory that each may keep. Safe for any thread.
 */
final class WriterPool {
  /** As many as there can be captions at work without gain from more. */
  private static final int MAX_IDLE = Runtime.getRuntime().availableProcessors();

  /** A writer grown beyond this by one large picture is given up. */
  private static final long MAX_KEPT_BYTES = 24L << 20;

  private final ConcurrentLinkedDeque<CaptionWriter> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();

  /** A writer for this thread, the one that was used last if there is one. */
  CaptionWriter take() {
    @Nullable CaptionWriter writer = idle.pollFirst();
    if (writer == null) {
      return new CaptionWriter();
    }
    idleCount.decrementAndGet();
    return writer;
  }

  /** Brings a writer back. */
  void give(CaptionWriter writer) {
    if (writer.heapBytes() > MAX_KEPT_BYTES) {
      return;
    }
    if (idleCount.incrementAndGet() > MAX_IDLE) {
      idleCount.decrementAndGet();
    } else {
      idle.addFirst(writer);
    }
  }
}
