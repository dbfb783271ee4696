package io.memecast.job;

import io.memecast.job.Members.Member;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all members at once how they are. Safe for any thread; never blocks. */
public final class ClusterSurvey {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSurvey.class);

  /** A member answers in milliseconds: one that does not in this time hangs, or is gone and not missed yet. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Members members;
  private final Supplier<MemberReport> self;

  /**
   * @param members whom to ask
   * @param self what this member says of itself, which takes no way over the bus; never blocks
   */
  public ClusterSurvey(Vertx vertx, Members members, Supplier<MemberReport> self) {
    this.vertx = vertx;
    this.members = members;
    this.self = self;
  }

  /**
   * From now on asks every few seconds: before its first message to another member the event bus looks up where that
   * one is, and any member may be the one that knows. Looked up in good time, a member that hangs hides no other.
   */
  public void keepInTouch() {
    vertx.setPeriodic(FIRST.toMillis(), INTERVAL.toMillis(), ignored -> ask());
  }

  /** What they say, in a second at most, on the caller's context. A member that is silent makes no failure. */
  public Future<ClusterReport> ask() {
    List<Member> peers = members.peers();
    List<Future<Optional<MemberReport>>> asked =
        peers.stream().map(peer -> ask(peer.node())).toList();
    return Future.all(asked).map(all -> report(peers, asked));
  }

  private ClusterReport report(List<Member> peers, List<Future<Optional<MemberReport>>> asked) {
    List<MemberReport> answers =
        asked.stream().flatMap(each -> each.result().stream()).toList();
    List<String> answered = answers.stream().map(MemberReport::member).toList();
    Stream<String> silent =
        peers.stream().map(Member::node).filter(node -> !answered.contains(node));
    return new ClusterReport(self.get(), answers, silent.toList());
  }

  private Future<Optional<MemberReport>> ask(String node) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(LIMIT.toMillis());
    return vertx
        .eventBus()
        .<JsonObject>request(Addresses.member(node), null, options)
        .map(reply -> Optional.of(MemberReport.fromJson(reply.body())))
        .otherwise(failure -> {
          LOG.debug("member {} does not tell how it is: {}", node, String.valueOf(failure));
          return Optional.empty();
        });
  }
}
