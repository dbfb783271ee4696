package io.memecast.error;

import java.time.Duration;

/**
 * How long a job may still take, asked between its steps. Measured with {@link System#nanoTime()}, so it does not cross
 * a process: a message carries {@link #remaining()} and the receiver starts anew. Safe for any thread.
 */
public final class Deadline {
  private static final long NEVER = Long.MAX_VALUE;

  private final long startNanos = System.nanoTime();
  private final long limitNanos;
  private volatile boolean cancelled;

  private Deadline(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  /** A deadline that is up after {@code limit}; at once where that is not positive. */
  public static Deadline in(Duration limit) {
    return new Deadline(saturatedNanos(limit));
  }

  /** A deadline that is never up, but can be cancelled. */
  public static Deadline never() {
    return new Deadline(NEVER);
  }

  private static long saturatedNanos(Duration limit) {
    return limit.compareTo(Duration.ofNanos(NEVER)) >= 0 ? NEVER : limit.toNanos();
  }

  /** The time left, zero when it is up or cancelled; very long for {@link #never()}. */
  public Duration remaining() {
    if (cancelled) {
      return Duration.ZERO;
    }
    if (limitNanos == NEVER) {
      return Duration.ofNanos(NEVER);
    }
    return Duration.ofNanos(Math.max(0, limitNanos - (System.nanoTime() - startNanos)));
  }

  public boolean isUp() {
    return remaining().isZero();
  }

  /** Nobody waits for the result any more: {@link #check()} throws from now on. */
  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Throws when the time is up.
   *
   * @throws CaptionException {@link ErrorCode#ABANDONED} when cancelled, {@link ErrorCode#RENDER_TIMEOUT} when the time
   *     is up
   */
  public void check() {
    if (cancelled) {
      throw new CaptionException(ErrorCode.ABANDONED, "nobody waits for the picture any more");
    }
    if (limitNanos != NEVER && System.nanoTime() - startNanos >= limitNanos) {
      throw new CaptionException(ErrorCode.RENDER_TIMEOUT, "rendering took too long");
    }
  }
}
