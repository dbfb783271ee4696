package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.Statistics;
import io.memecast.macro.ImageMacro;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between jobs and workers: a job goes to an idle worker or waits; a worker never has more than one.
 * Only one worker at a time has a job that must first prepare its template in another size: that takes up to a thousand
 * times as long as a caption, and anybody can ask for a million sizes. Other jobs pass those that wait for it, and half of
 * the places are theirs alone. Methods are called on one thread; only {@link #statistics()} is safe for any.
 */
final class JobQueue {
  private final int limit;
  private final Predicate<ImageMacro> mustPrepareSize;
  private final BiConsumer<String, Assignment> assign;
  private final Deque<Assignment> waiting = new ArrayDeque<>();
  private final Deque<String> idle = new ArrayDeque<>();
  private final Map<String, Assignment> running = new HashMap<>();
  private final Runnable onEmpty;
  private @Nullable String preparingWorker;
  private boolean draining;
  private long started;
  private long refused;
  private long expired;
  private volatile Statistics.Jobs statistics;

  /**
   * @param limit jobs that may wait, beside those at work
   * @param mustPrepareSize whether a job for this must first prepare its template in another size than its own, just now
   * @param assign hands a job to the worker of this address, which is idle
   * @param onEmpty called when, after {@link #drain()}, the last job has left
   */
  JobQueue(
      int limit,
      Predicate<ImageMacro> mustPrepareSize,
      BiConsumer<String, Assignment> assign,
      Runnable onEmpty) {
    this.limit = limit;
    this.mustPrepareSize = mustPrepareSize;
    this.assign = assign;
    this.onEmpty = onEmpty;
    statistics = count();
  }

  /**
   * Takes the job, or answers at once that there is no room.
   *
   * @return whether it waits: {@link #expire()} is to be called when its time is up
   */
  boolean offer(Assignment assignment) {
    boolean waits = false;
    if (draining) {
      assignment
          .answer()
          .failed(new CaptionException(ErrorCode.NO_WORKER, "this member is stopping"));
    } else if (assignment.deadline().isUp()) {
      drop(assignment);
    } else if (!idle.isEmpty() && mayStart(assignment)) {
      start(assignment, idle.remove());
    } else {
      waits = enqueue(assignment);
    }
    changed();
    return waits;
  }

  private boolean enqueue(Assignment assignment) {
    if (!hasRoom(assignment)) {
      dropExpired();
    }
    if (hasRoom(assignment)) {
      return waiting.add(assignment);
    }
    refused++;
    assignment
        .answer()
        .failed(new CaptionException(
            ErrorCode.QUEUE_FULL, "too many captions are being made just now"));
    return false;
  }

  /** Half of the places at most are for jobs that must prepare a size: they leave slowly, and some are for the others. */
  private boolean hasRoom(Assignment assignment) {
    return waiting.size() < limit
        && (!mustPrepareSize(assignment)
            || waiting.stream().filter(this::mustPrepareSize).count() < Math.max(1, limit / 2));
  }

  private boolean mustPrepareSize(Assignment assignment) {
    return mustPrepareSize.test(assignment.job().macro());
  }

  /** A worker has nothing to do: it is new or has finished its job. */
  void workerIdle(String worker) {
    running.remove(worker);
    if (worker.equals(preparingWorker)) {
      preparingWorker = null;
    }
    idle.add(worker);
    dropExpired();
    for (Iterator<Assignment> i = waiting.iterator(); i.hasNext() && !idle.isEmpty(); ) {
      Assignment next = i.next();
      if (mayStart(next)) {
        i.remove();
        start(next, idle.remove());
      }
    }
    changed();
  }

  private boolean mayStart(Assignment assignment) {
    return preparingWorker == null || !mustPrepareSize(assignment);
  }

  /** Nobody waits for the job any more: it is dropped or, where it has begun, ends at its next check. */
  void cancel(String jobId) {
    running.values().forEach(assignment -> cancelIf(assignment, jobId));
    waiting.forEach(assignment -> cancelIf(assignment, jobId));
    dropExpired();
    changed();
  }

  private static void cancelIf(Assignment assignment, String jobId) {
    if (assignment.job().id().equals(jobId)) {
      assignment.deadline().cancel();
    }
  }

  /** Drops what waits and has run out of time. */
  void expire() {
    dropExpired();
    changed();
  }

  /** Takes nothing new from now on. */
  void drain() {
    draining = true;
    changed();
  }

  Statistics.Jobs statistics() {
    return statistics;
  }

  private void start(Assignment assignment, String worker) {
    started++;
    running.put(worker, assignment);
    if (preparingWorker == null && mustPrepareSize(assignment)) {
      preparingWorker = worker;
    }
    assign.accept(worker, assignment);
  }

  private void dropExpired() {
    for (Iterator<Assignment> i = waiting.iterator(); i.hasNext(); ) {
      Assignment assignment = i.next();
      if (assignment.deadline().isUp()) {
        i.remove();
        drop(assignment);
      }
    }
  }

  private void drop(Assignment assignment) {
    expired++;
    assignment
        .answer()
        .failed(
            assignment.deadline().isCancelled()
                ? new CaptionException(ErrorCode.ABANDONED, "nobody waits for the picture any more")
                : new CaptionException(
                    ErrorCode.RENDER_TIMEOUT, "no worker was free in time to render"));
  }

  private void changed() {
    statistics = count();
    if (draining && waiting.isEmpty() && running.isEmpty()) {
      onEmpty.run();
    }
  }

  private Statistics.Jobs count() {
    return new Statistics.Jobs(
        idle.size() + running.size(),
        running.size(),
        waiting.size(),
        limit,
        started,
        refused,
        expired);
  }
}
