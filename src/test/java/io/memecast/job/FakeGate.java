package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A member's gate that the test answers for. */
final class FakeGate {
  private final BlockingQueue<Message<CaptionJob>> jobs = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();

  FakeGate(Vertx vertx, String node) {
    vertx.eventBus().<CaptionJob>consumer(Addresses.caption(node), jobs::add);
    vertx.eventBus().<String>consumer(Addresses.cancel(node), m -> cancelled.add(m.body()));
  }

  /** The next job that arrives. */
  Message<CaptionJob> next() throws InterruptedException {
    Message<CaptionJob> job = jobs.poll(10, TimeUnit.SECONDS);
    if (job == null) {
      throw new AssertionError("no job arrived");
    }
    return job;
  }

  /** The next id that is cancelled. */
  String nextCancelled() throws InterruptedException {
    String id = cancelled.poll(10, TimeUnit.SECONDS);
    if (id == null) {
      throw new AssertionError("nothing was cancelled");
    }
    return id;
  }

  int pending() {
    return jobs.size();
  }

  static void fail(Message<CaptionJob> job, ErrorCode code) {
    Failures.reply(job, new CaptionException(code, "fake " + code));
  }
}
