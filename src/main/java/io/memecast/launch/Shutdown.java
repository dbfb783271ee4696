package io.memecast.launch;

import io.memecast.cluster.ClusterMember;
import io.memecast.cluster.MemberDirectory;
import io.memecast.error.Deadline;
import io.memecast.job.Readiness;
import io.memecast.worker.RenderGate;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a member apart so that no request is lost.
 *
 * <p>The order is what counts. First nobody chooses this member any more: load balancers by its readiness, members by
 * the directory. A consumer that is only unregistered loses the messages that are on their way to it, and undeploying a
 * worker interrupts its job, so both come when nothing is under way. Every step has a limit.
 */
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  /** Until load balancers and members have noticed. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Until messages that were sent before the others noticed have arrived. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  /** For each step that only closes. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private final Duration timeout;
  private final Readiness readiness;
  private final MemberDirectory directory;
  private final List<String> httpIds;
  private final RenderGate gate;
  private final String gateId;
  private final ClusterMember member;
  private final Sources sources;
  private boolean inTime = true;

  Shutdown(
      Duration timeout,
      Readiness readiness,
      MemberDirectory directory,
      List<String> httpIds,
      RenderGate gate,
      String gateId,
      ClusterMember member,
      Sources sources) {
    this.timeout = limit(timeout);
    this.readiness = readiness;
    this.directory = directory;
    this.httpIds = List.copyOf(httpIds);
    this.gate = gate;
    this.gateId = gateId;
    this.member = member;
    this.sources = sources;
  }

  /** A shutdown time-out as a limit: zero is none. */
  static Duration limit(Duration shutdownTimeout) {
    return shutdownTimeout.isZero() ? NO_LIMIT : shutdownTimeout;
  }

  /**
   * Stops the member; blocks until it has.
   *
   * @return whether everything that was under way has finished in time
   */
  boolean run() {
    Deadline deadline = Deadline.in(timeout);
    readiness.stop();
    boolean alone = directory.peers().isEmpty();
    withdraw();
    pause(GRACE, deadline);
    await("HTTP", undeployHttp(), deadline.remaining());
    if (!alone) {
      pause(SETTLE, deadline);
    }
    await("the jobs under way", gate.drain(), deadline.remaining());
    await("the gate", member.vertx().undeploy(gateId), CLOSE_LIMIT);
    if (!alone) {
      pause(SETTLE, deadline);
    }
    directory.close();
    sources.close();
    member.leave(CLOSE_LIMIT);
    LOG.info("Member {} has stopped", member.node());
    return inTime;
  }

  private Future<?> undeployHttp() {
    return Future.join(httpIds.stream().map(member.vertx()::undeploy).toList());
  }

  private void withdraw() {
    Thread withdrawal = new Thread(directory::withdraw, "withdraw");
    withdrawal.setDaemon(true);
    withdrawal.start();
  }

  private static void pause(Duration time, Deadline deadline) {
    Duration left = deadline.remaining();
    try {
      TimeUnit.NANOSECONDS.sleep((time.compareTo(left) < 0 ? time : left).toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(String what, Future<?> step, Duration limit) {
    try {
      step.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Not finished in time: {}", what);
      inTime = false;
    } catch (ExecutionException e) {
      LOG.warn("Could not close {}: {}", what, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      inTime = false;
    }
  }
}
