package io.memecast.error;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that has run out of memory. Any thread may have met that, in the middle of anything, so what goes on
 * afterwards cannot be trusted; who supervises the process starts it anew. Requests never need it: what they make large
 * is borrowed from a {@link HeapBudget} first.
 */
public final class OutOfMemory {
  /** What {@code -XX:+ExitOnOutOfMemoryError} exits with, too. */
  public static final int EXIT_CODE = 3;

  private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);

  private OutOfMemory() {}

  /** Does not return where {@code failure} comes from an exhausted memory: the process ends without any hook. */
  public static void endProcessAfter(Throwable failure) {
    if (isCauseOf(failure)) {
      try {
        LOG.error("Out of memory: the process ends", failure);
      } finally {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }
  }

  private static boolean isCauseOf(@Nullable Throwable failure) {
    return failure instanceof OutOfMemoryError
        || (failure != null && isCauseOf(failure.getCause()));
  }
}
