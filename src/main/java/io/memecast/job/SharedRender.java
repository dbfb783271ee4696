package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Rendered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Those who wait for the same picture, which is rendered once. Used on one context. */
final class SharedRender {
  private final Set<Waiter> waiters = new LinkedHashSet<>();
  private Runnable onAbandoned = () -> {};
  private boolean outlived;

  /** Adds one who waits too. */
  void join(Waiter waiter) {
    outlived |=
        !waiters.isEmpty() && waiter.request().deadline().remaining().compareTo(remaining()) > 0;
    waiters.add(waiter);
  }

  /** What stops the render when nobody waits for it any more. */
  void onAbandoned(Runnable action) {
    onAbandoned = action;
  }

  void abandon() {
    onAbandoned.run();
  }

  /** Takes one out; returns whether it was in. */
  boolean remove(Waiter waiter) {
    return waiters.remove(waiter);
  }

  boolean isEmpty() {
    return waiters.isEmpty();
  }

  /** How long the most patient one will still wait. */
  Duration remaining() {
    return waiters.stream()
        .map(waiter -> waiter.request().deadline().remaining())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  void complete(Rendered rendered) {
    takeAll().forEach(waiter -> waiter.complete(rendered));
  }

  /**
   * Tells those whom the failure concerns, which is all of them, except where a time ran out that was not theirs: it
   * began before they joined.
   *
   * @return whether some still wait and the render should start anew
   */
  boolean fail(CaptionException failure) {
    if (failure.code() != ErrorCode.RENDER_TIMEOUT || !outlived) {
      takeAll().forEach(waiter -> waiter.fail(failure));
      return false;
    }
    outlived = false;
    List<Waiter> timedOut =
        waiters.stream().filter(waiter -> waiter.request().deadline().isUp()).toList();
    timedOut.forEach(waiters::remove);
    timedOut.forEach(waiter -> waiter.fail(failure));
    return !waiters.isEmpty();
  }

  private List<Waiter> takeAll() {
    List<Waiter> all = new ArrayList<>(waiters);
    waiters.clear();
    return all;
  }
}
