package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.CacheStatistics;
import io.memecast.template.Rendered;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gets pictures made: finds a member with room, lets those who want the same picture at the same time share one render,
 * and keeps finished pictures. Safe for any thread; everything but the store lives on one event loop of its own.
 */
public final class RenderClient {
  private final Vertx vertx;
  private final Context context;
  private final LocalGate ownGate;
  private final Placement placement;
  private final StoredResults stored;
  private final Map<Object, SharedRender> underWay = new HashMap<>();
  private final String jobPrefix;
  private long jobs;

  /**
   * Not to be made on a worker thread.
   *
   * @param ownGate the door to this member's own workers
   * @param storedBytes how much the finished pictures may take, 0 = none are kept
   */
  public RenderClient(Vertx vertx, Members members, LocalGate ownGate, long storedBytes) {
    this.vertx = vertx;
    this.ownGate = ownGate;
    context = vertx.getOrCreateContext();
    if (!context.isEventLoopContext()) {
      throw new IllegalStateException("needs an event loop");
    }
    jobPrefix = members.self().node() + "/" + UUID.randomUUID() + "/";
    placement = new Placement(members);
    stored = new StoredResults(storedBytes);
    members.onLost(node -> context.runOnContext(ignored -> placement.memberLost(node)));
  }

  /** The finished picture with this entity tag, if it is still there. Never blocks. */
  public Optional<Rendered> stored(String etag) {
    return stored.find(etag);
  }

  /** Counts of the finished pictures. */
  public CacheStatistics storedStatistics() {
    return stored.statistics();
  }

  /**
   * Has a picture made. The result comes before the request's deadline, on the caller's context: the picture, or a
   * {@link CaptionException}, among them {@code QUEUE_FULL} at once when no member has room, and {@code RENDER_TIMEOUT}.
   */
  public Waiter render(CaptionRequest request) {
    Waiter waiter = new Waiter(
        request, vertx.getOrCreateContext(), gone -> context.runOnContext(ignored -> leave(gone)));
    context.runOnContext(ignored -> join(waiter));
    return waiter;
  }

  private void join(Waiter waiter) {
    Duration patience = waiter.request().deadline().remaining();
    if (patience.isZero()) {
      waiter.fail(timeout());
      return;
    }
    long timer = vertx.setTimer(Math.max(1, patience.toMillis()), ignored -> timeUp(waiter));
    waiter.result().onComplete(ignored -> vertx.cancelTimer(timer));
    Object key = waiter.request().key();
    SharedRender shared = underWay.get(key);
    if (shared != null) {
      shared.join(waiter);
    } else {
      SharedRender fresh = new SharedRender();
      fresh.join(waiter);
      underWay.put(key, fresh);
      dispatch(waiter.request(), fresh);
    }
  }

  private void dispatch(CaptionRequest request, SharedRender shared) {
    Dispatch dispatch = new Dispatch(
        vertx,
        ownGate,
        placement,
        () -> jobPrefix + jobs++,
        request.macro(),
        request.requestId(),
        shared::remaining);
    shared.onAbandoned(dispatch::cancel);
    dispatch
        .result()
        .onSuccess(rendered -> {
          stored.add(rendered);
          underWay.remove(request.key(), shared);
          shared.complete(rendered);
        })
        .onFailure(failure -> {
          if (shared.fail(Failures.of(failure))) {
            dispatch(request, shared);
          } else {
            underWay.remove(request.key(), shared);
          }
        });
    dispatch.start();
  }

  private void timeUp(Waiter waiter) {
    waiter.fail(timeout());
    leave(waiter);
  }

  private void leave(Waiter waiter) {
    Object key = waiter.request().key();
    SharedRender shared = underWay.get(key);
    if (shared != null && shared.remove(waiter) && shared.isEmpty()) {
      underWay.remove(key);
      shared.abandon();
    }
  }

  private static CaptionException timeout() {
    return new CaptionException(ErrorCode.RENDER_TIMEOUT, "rendering took too long");
  }
}
