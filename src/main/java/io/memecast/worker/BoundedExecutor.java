package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.Failures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Threads for work that blocks, which take no more than they can do before its caller has gone. Safe for any thread. */
final class BoundedExecutor {
  private final WorkerExecutor threads;
  private final Semaphore room;
  private final String refusal;

  /**
   * @param name of the threads
   * @param inHand calls at most that run or wait for a thread
   * @param maxTime a call that takes longer is told in the log
   * @param refusal the text for what there is no room for
   */
  BoundedExecutor(
      Vertx vertx, String name, int size, int inHand, Duration maxTime, String refusal) {
    threads = vertx.createSharedWorkerExecutor(
        name, size, Math.max(1, maxTime.toMillis()), TimeUnit.MILLISECONDS);
    room = new Semaphore(inHand);
    this.refusal = refusal;
  }

  /**
   * The same for work that somebody waits for: it is not begun when the deadline is up or cancelled by then.
   *
   * @return fails also with {@code RENDER_TIMEOUT} or {@code ABANDONED}
   */
  <T> Future<T> call(Deadline deadline, Callable<T> work) {
    return call(() -> {
      deadline.check();
      return work.call();
    });
  }

  /** Runs it; fails with a {@link CaptionException}, {@code QUEUE_FULL} at once where there is no room. */
  <T> Future<T> call(Callable<T> work) {
    if (!room.tryAcquire()) {
      return Future.failedFuture(new CaptionException(ErrorCode.QUEUE_FULL, refusal));
    }
    return threads
        .executeBlocking(work, false)
        .onComplete(done -> room.release())
        .recover(failure -> Future.failedFuture(Failures.of(failure)));
  }
}
