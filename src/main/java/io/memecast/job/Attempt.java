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

/** One job sent to one member. Used on one context. */
final class Attempt {
  private final EventBus bus;
  private final String node;
  private final CaptionJob job;
  private final Promise<Rendered> promise = Promise.promise();

  Attempt(EventBus bus, String node, CaptionJob job) {
    this.bus = bus;
    this.node = node;
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
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(Math.max(1, timeout.toMillis()));
    bus.<Rendered>request(Addresses.caption(node), job, options)
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
    bus.send(Addresses.cancel(node), job.id());
  }
}
