package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Rendered;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One job given to one member. This member's own gate is called directly: neither the job nor the picture is copied, and
 * nothing is asked of the cluster, in which not even the own consumers are known while two parts of it merge. Used on one
 * context.
 */
final class Attempt {
  private final Vertx vertx;
  private final String node;
  private final @Nullable LocalGate own;
  private final CaptionJob job;
  private final Promise<Rendered> promise = Promise.promise();

  /** @param own this member's gate where the job is for it; null = the node is another member */
  Attempt(Vertx vertx, String node, @Nullable LocalGate own, CaptionJob job) {
    this.vertx = vertx;
    this.node = node;
    this.own = own;
    this.job = job;
  }

  String node() {
    return node;
  }

  /** The picture, or a {@link CaptionException}. */
  Future<Rendered> result() {
    return promise.future();
  }

  /** Asks for the picture; fails with {@code RENDER_TIMEOUT} where no answer comes in time. */
  void send(Duration timeout) {
    long millis = Math.max(1, timeout.toMillis());
    if (own == null) {
      sendAway(millis);
    } else {
      offer(own, millis);
    }
  }

  private void offer(LocalGate gate, long millis) {
    long timer = vertx.setTimer(
        millis,
        fired -> silent(new CaptionException(ErrorCode.RENDER_TIMEOUT, "rendering took too long")));
    promise.future().onComplete(answered -> vertx.cancelTimer(timer));
    Context context = vertx.getOrCreateContext();
    gate.offer(job, new JobAnswer() {
      @Override
      public void rendered(Rendered rendered) {
        context.runOnContext(ignored -> promise.tryComplete(rendered));
      }

      @Override
      public void failed(CaptionException failure) {
        context.runOnContext(ignored -> promise.tryFail(failure));
      }
    });
  }

  private void sendAway(long millis) {
    vertx
        .eventBus()
        .<Buffer>request(
            Addresses.caption(node),
            JobMessage.body(job),
            JobMessage.options(job).setSendTimeout(millis))
        .map(PictureMessage::read)
        .onSuccess(promise::tryComplete)
        .onFailure(this::failed);
  }

  private void failed(Throwable failure) {
    if (failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
      silent(Failures.read(failure));
    } else {
      fail(Failures.read(failure));
    }
  }

  /** The member may be at it all the same, and nobody will hear the answer. */
  private void silent(CaptionException timeout) {
    cancel();
    fail(timeout);
  }

  /** Does not wait for the member's answer any longer. */
  void fail(CaptionException failure) {
    promise.tryFail(failure);
  }

  /** Tells the member that nobody waits any more. */
  void cancel() {
    if (own == null) {
      vertx.eventBus().send(Addresses.cancel(node), job.id());
    } else {
      own.cancel(job.id());
    }
  }
}
