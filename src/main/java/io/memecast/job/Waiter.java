package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.template.Rendered;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/** One caller that waits for a picture, perhaps together with others. Safe for any thread. */
public final class Waiter {
  private final CaptionRequest request;
  private final Context caller;
  private final Consumer<Waiter> onLeave;
  private final Promise<Rendered> promise = Promise.promise();

  /**
   * @param caller where the result is delivered
   * @param onLeave hears of {@link #leave()}
   */
  Waiter(CaptionRequest request, Context caller, Consumer<Waiter> onLeave) {
    this.request = request;
    this.caller = caller;
    this.onLeave = onLeave;
  }

  /** The picture, or a {@link CaptionException}; delivered on the context of whoever asked for it. */
  public Future<Rendered> result() {
    return promise.future();
  }

  /** The caller has gone: its result is of no use. When it was the last that waited, the job is cancelled. */
  public void leave() {
    onLeave.accept(this);
  }

  CaptionRequest request() {
    return request;
  }

  void complete(Rendered rendered) {
    caller.runOnContext(ignored -> promise.tryComplete(rendered));
  }

  void fail(CaptionException failure) {
    caller.runOnContext(ignored -> promise.tryFail(failure));
  }
}
