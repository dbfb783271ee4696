package io.memecast.engine.jpeg;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** A bounded stock of {@link CaptionWriter}s, no more than threads can use at once. Safe for any thread. */
final class CaptionWriters {
  /** A writer that grew beyond this by a huge picture is not kept. */
  private static final long KEPT_BYTES = 8L << 20;

  private final BlockingQueue<CaptionWriter> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors() + 1);

  /** A writer for the caller alone. */
  CaptionWriter take() {
    @Nullable CaptionWriter writer = idle.poll();
    return writer == null ? new CaptionWriter() : writer;
  }

  /** Gives it back. */
  @SuppressWarnings("CheckReturnValue") // a writer that finds no room is left to the collector
  void give(CaptionWriter writer) {
    if (writer.heapBytes() <= KEPT_BYTES) {
      idle.offer(writer);
    }
  }
}
