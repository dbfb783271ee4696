package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.Addresses;
import io.memecast.job.CaptionJob;
import io.memecast.job.Failures;
import io.memecast.job.JobAnswer;
import io.memecast.job.JobMessage;
import io.memecast.job.LocalGate;
import io.memecast.job.PublicRequest;
import io.memecast.job.RequestId;
import io.memecast.job.Statistics;
import io.memecast.macro.ImageMacro;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member's door for jobs, on an event loop: holds the bounded queue and hands the next job to an idle worker verticle.
 * A worker verticle's own backlog has no bound and cannot be seen, so it never gets a second job. There is one gate for
 * each member, and one registration for each address, as Vert.x weighs members by their registrations.
 */
public final class RenderGate extends VerticleBase implements LocalGate {
  private static final Logger LOG = LoggerFactory.getLogger(RenderGate.class);

  private final String node;
  private final Duration publicLimit;
  private final int publicMaxBytes;
  private final JobQueue queue;
  private final Promise<Void> drained = Promise.promise();

  /**
   * Not yet open; deploy it.
   *
   * @param node this member's name
   * @param queueSize jobs that may wait, beside those at work
   * @param publicLimit how long a job of another service may take
   * @param publicMaxBytes how large its macro may be, as JSON text
   * @param mustPrepareSize whether a job for this must first prepare its template in another size than its own, just
   *     now; asked on the event loop
   */
  public RenderGate(
      String node,
      int queueSize,
      Duration publicLimit,
      int publicMaxBytes,
      Predicate<ImageMacro> mustPrepareSize) {
    this.node = node;
    this.publicLimit = publicLimit;
    this.publicMaxBytes = publicMaxBytes;
    queue = new JobQueue(queueSize, mustPrepareSize, this::assign, drained::tryComplete);
  }

  @Override
  public Future<?> start() {
    EventBus bus = vertx.eventBus();
    bus.registerCodec(new Assignment.LocalCodec());
    return Future.all(List.of(
        bus.<String>localConsumer(Addresses.idle(node), m -> queue.workerIdle(m.body()))
            .completion(),
        bus.<String>consumer(Addresses.cancel(node), m -> queue.cancel(m.body()))
            .completion(),
        bus.<Object>consumer(Addresses.caption(node), this::memberJob).completion(),
        bus.<Object>consumer(Addresses.CAPTION, this::publicJob).completion()));
  }

  /** Takes no new jobs; completes when the last one has been answered. Safe for any thread. */
  public Future<Void> drain() {
    context.runOnContext(ignored -> queue.drain());
    return drained.future();
  }

  /** The counts now. Safe for any thread. */
  public Statistics.Jobs statistics() {
    return queue.statistics();
  }

  @Override
  public void offer(CaptionJob job, JobAnswer answer) {
    context.runOnContext(ignored -> accept(job, answer));
  }

  @Override
  public void cancel(String jobId) {
    context.runOnContext(ignored -> queue.cancel(jobId));
  }

  private void memberJob(Message<Object> message) {
    String requestId = String.valueOf(message.headers().get(JobMessage.REQUEST_ID));
    JobAnswer answer = new MessageAnswer(context, message, node, requestId);
    try {
      CaptionJob job = JobMessage.read(message);
      accept(job, LoggedAnswer.toMember(answer, job));
    } catch (RuntimeException failure) {
      refuse(answer, failure);
    }
  }

  private void publicJob(Message<Object> message) {
    String requestId = RequestId.orNew(message.headers().get(JobMessage.REQUEST_ID));
    JobAnswer answer = new MessageAnswer(context, message, node, requestId);
    try {
      ImageMacro macro = PublicRequest.decode(message.body(), publicMaxBytes);
      String id = node + "/" + UUID.randomUUID();
      accept(
          new CaptionJob(id, macro, publicLimit, requestId),
          LoggedAnswer.toService(answer, requestId, macro.template()));
    } catch (RuntimeException failure) {
      refuse(LoggedAnswer.toService(answer, requestId, "-"), failure);
    }
  }

  private void accept(CaptionJob job, JobAnswer answer) {
    Deadline deadline = Deadline.in(job.remaining());
    if (queue.offer(new Assignment(job, deadline, answer))) {
      vertx.setTimer(Math.max(1, job.remaining().toMillis()), ignored -> queue.expire());
    }
  }

  /** At the boundary of the bus: what leaves a consumer is only logged, and the caller would wait for ever. */
  private static void refuse(JobAnswer answer, RuntimeException failure) {
    CaptionException known = Failures.of(failure);
    if (known.code().kind() == ErrorCode.Kind.INTERNAL_ERROR) {
      LOG.error("cannot take a job", known);
    }
    answer.failed(known);
  }

  private void assign(String worker, Assignment assignment) {
    DeliveryOptions options =
        new DeliveryOptions().setLocalOnly(true).setCodecName(Assignment.LocalCodec.NAME);
    vertx.eventBus().send(worker, assignment, options);
  }
}
