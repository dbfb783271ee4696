package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.Members.Member;
import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One render's way to a member, with one retry on another when the first is gone, silent or full. Where a retry is
 * possible the first try gets half of the remaining time. Used on one context.
 */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  /** The member's own answer "took too long" should arrive before we stop to listen. */
  private static final Duration REPLY_SLACK = Duration.ofMillis(200);

  private final Vertx vertx;
  private final LocalGate ownGate;
  private final Placement placement;
  private final Supplier<String> jobIds;
  private final ImageMacro macro;
  private final String requestId;
  private final Supplier<Duration> remaining;
  private final Promise<Rendered> promise = Promise.promise();
  private final Set<String> tried = new HashSet<>();
  private @Nullable Attempt attempt;

  /**
   * @param remaining asked before each try: how long somebody still waits for the result
   */
  Dispatch(
      Vertx vertx,
      LocalGate ownGate,
      Placement placement,
      Supplier<String> jobIds,
      ImageMacro macro,
      String requestId,
      Supplier<Duration> remaining) {
    this.vertx = vertx;
    this.ownGate = ownGate;
    this.placement = placement;
    this.jobIds = jobIds;
    this.macro = macro;
    this.requestId = requestId;
    this.remaining = remaining;
  }

  /** The picture, or a {@link CaptionException}. */
  Future<Rendered> result() {
    return promise.future();
  }

  void start() {
    Optional<Member> member = placement.choose(tried);
    if (member.isPresent()) {
      send(member.get());
    } else {
      promise.tryFail(
          new CaptionException(ErrorCode.QUEUE_FULL, "too many captions are being made just now"));
    }
  }

  /** Nobody waits for the result any more. */
  void cancel() {
    if (promise.tryFail(new CaptionException(ErrorCode.ABANDONED, "nobody waits any more"))
        && attempt != null) {
      attempt.cancel();
    }
  }

  private void send(Member member) {
    Duration left = remaining.get();
    boolean mayRetry = tried.isEmpty() && placement.hasAlternative(member);
    Duration limit = mayRetry ? left.dividedBy(2) : left;
    Duration patience =
        limit.compareTo(left.minus(REPLY_SLACK)) < 0 ? limit.plus(REPLY_SLACK) : left;
    Attempt next = new Attempt(
        vertx,
        member.node(),
        placement.isSelf(member) ? ownGate : null,
        new CaptionJob(jobIds.get(), macro, limit, requestId));
    attempt = next;
    placement.add(next);
    next.result()
        .onSuccess(promise::tryComplete)
        .onFailure(failure -> failed(Failures.of(failure), member, mayRetry));
    next.send(patience);
  }

  private void failed(CaptionException failure, Member member, boolean mayRetry) {
    tried.add(member.node());
    if (!mayRetry || !worthAnother(failure) || promise.future().isComplete()) {
      promise.tryFail(failure);
      return;
    }
    Optional<Member> other = failure.code() == ErrorCode.NO_WORKER
        ? placement.chooseNear(tried)
        : placement.choose(tried);
    if (other.isEmpty()) {
      promise.tryFail(failure);
      return;
    }
    LOG.info(
        "{} retry on {}: {} said {}",
        requestId,
        other.get().node(),
        member.node(),
        failure.getMessage());
    send(other.get());
  }

  /** Whether another member may do better: never after an error of the client's, nor after one of ours. */
  private static boolean worthAnother(CaptionException failure) {
    return switch (failure.code()) {
      case NO_WORKER, QUEUE_FULL, RENDER_TIMEOUT -> true;
      default -> false;
    };
  }
}
