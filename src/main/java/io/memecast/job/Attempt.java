package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.template.Rendered;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;

/**
 * One job sent to one member. What goes to this member itself does not ask the cluster where that is: while two parts of a
 * cluster merge, not even its own consumers are known there. Used on one context.
 */
final class Attempt {
  private final EventBus bus;
  private final String node;
  private final boolean local;
  private final CaptionJob job;
  private final Promise<Rendered> promise = Promise.promise();

  /** @param local whether the node is this member */
  Attempt(EventBus bus, String node, boolean local, CaptionJob job) {
    this.bus = bus;
    this.node = node;
    this.local = local;
    this.job = job;
  }

  String node() {
    return node;
  }

  /** The picture, or a {@link CaptionException}. */
  Future<Rendered> result() {
    return promise.future();
  }

  void send(Duration timeout) {
    bus.<Rendered>request(
            Addresses.caption(node),
            job,
            delivery().setSendTimeout(Math.max(1, timeout.toMillis())))
        .map(Message::body)
        .onSuccess(promise::tryComplete)
        .onFailure(this::failed);
  }

  private void failed(Throwable failure) {
    if (failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
      // The member may be at it all the same, and nobody will hear the answer.
      cancel();
    }
    fail(Failures.read(failure));
  }

  /** Does not wait for the member's answer any longer. */
  void fail(CaptionException failure) {
    promise.tryFail(failure);
  }

  /** Tells the member that nobody waits any more. */
  void cancel() {
    bus.send(Addresses.cancel(node), job.id(), delivery());
  }

  private DeliveryOptions delivery() {
    return new DeliveryOptions().setLocalOnly(local);
  }
}
