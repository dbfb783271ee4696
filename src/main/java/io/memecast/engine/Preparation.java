package io.memecast.engine;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work on one thread for all who wait for its result on others. Each leaves when its own time is up, however long the
 * work takes to look at a deadline; when the last one has left, the work is told to end. Safe for any thread.
 */
final class Preparation<T> {
  /** How soon one that waits sees that nobody waits for itself any more. */
  private static final long WAIT_STEP_MILLIS = 50;

  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final Deadline deadline;
  private int waiting; // Guarded by this.

  /**
   * @param maxTime the work takes no longer, whoever waits
   */
  Preparation(Duration maxTime) {
    deadline = Deadline.in(maxTime);
  }

  /** Does the work, which gets a deadline to ask, and answers all who wait, whatever comes of it. */
  void run(Function<Deadline, T> work) {
    try {
      result.complete(work.apply(deadline));
    } catch (Throwable failure) { // an Error too: those that wait must hear of it
      result.completeExceptionally(failure);
    }
  }

  /**
   * Waits for the result.
   *
   * @return null when the last one who waited has just left: the work ends and must be begun anew
   * @throws CaptionException that of the work, or the deadline's
   */
  @Nullable
  T await(Deadline own) {
    if (!join()) {
      return null;
    }
    try {
      return awaitResult(own);
    } finally {
      leave();
    }
  }

  /** How many wait for it now. */
  synchronized int waiting() {
    return waiting;
  }

  private synchronized boolean join() {
    if (deadline.isCancelled()) {
      return false;
    }
    waiting++;
    return true;
  }

  private synchronized void leave() {
    waiting--;
    if (waiting == 0 && !result.isDone()) {
      deadline.cancel();
    }
  }

  private T awaitResult(Deadline own) {
    while (true) {
      own.check();
      try {
        return result.get(WAIT_STEP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not yet: ask the deadline again.
      } catch (ExecutionException e) {
        throw asCaptionException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CaptionException(
            ErrorCode.ABANDONED, "interrupted while a template was prepared", e);
      }
    }
  }

  private static CaptionException asCaptionException(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof CaptionException known
        ? known
        : new CaptionException(ErrorCode.INTERNAL, "preparing the template failed", failure);
  }
}
