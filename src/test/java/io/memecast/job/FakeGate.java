package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Rendered;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A member's gate that the test answers for: its own member calls it, others send messages. */
final class FakeGate implements LocalGate {
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();

  /** A job that waits for its answer. */
  record Job(CaptionJob body, JobAnswer answer) {
    void reply(Rendered rendered) {
      answer.rendered(rendered);
    }
  }

  private record MessageAnswer(Message<?> message) implements JobAnswer {
    @Override
    public void rendered(Rendered rendered) {
      PictureMessage.reply(message, rendered, "fake", "request");
    }

    @Override
    public void failed(CaptionException failure) {
      Failures.reply(message, failure);
    }
  }

  FakeGate(Vertx vertx, String node) {
    vertx
        .eventBus()
        .consumer(
            Addresses.caption(node),
            m -> jobs.add(new Job(JobMessage.read(m), new MessageAnswer(m))));
    vertx.eventBus().<String>consumer(Addresses.cancel(node), m -> cancelled.add(m.body()));
  }

  @Override
  public void offer(CaptionJob job, JobAnswer answer) {
    jobs.add(new Job(job, answer));
  }

  @Override
  public void cancel(String jobId) {
    cancelled.add(jobId);
  }

  /** The next job that arrives. */
  Job next() throws InterruptedException {
    Job job = jobs.poll(10, TimeUnit.SECONDS);
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

  static void fail(Job job, ErrorCode code) {
    job.answer().failed(new CaptionException(code, "fake " + code));
  }
}
