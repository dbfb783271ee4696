package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.Members.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds room for a job: on this member while it has less than twice as much to do as it has workers, else on the member
 * with the fewest jobs waiting, as far as this one knows from what it sent itself, and among several of those on each in
 * turn: else every member would send what it has too much of to the same one. Used on one context.
 */
final class Placement {
  private final Members members;
  private final Map<String, Set<Attempt>> underWay = new HashMap<>();
  private int turn;

  Placement(Members members) {
    this.members = members;
  }

  /** The member for the next try: one that has room and was not tried; empty when there is none. */
  Optional<Member> choose(Set<String> tried) {
    Member self = members.self();
    if (!tried.contains(self.node())
        && load(self) < Math.min(2 * self.workers(), self.capacity())) {
      return Optional.of(self);
    }
    return inTurn().stream()
        .filter(member -> !tried.contains(member.node()))
        .filter(member -> load(member) < member.capacity())
        .min(Comparator.comparingInt(member -> load(member) - member.workers()));
  }

  /**
   * The same after a member that could not be reached: where one cannot be, others may not be either, as while two parts
   * of a cluster merge, so this member takes the job while it can hold it.
   */
  Optional<Member> chooseNear(Set<String> tried) {
    Member self = members.self();
    return !tried.contains(self.node()) && load(self) < self.capacity()
        ? Optional.of(self)
        : choose(tried);
  }

  boolean isSelf(Member member) {
    return member.node().equals(members.self().node());
  }

  /** All, beginning with another one each time. */
  private List<Member> inTurn() {
    List<Member> all = new ArrayList<>(members.peers());
    all.add(members.self());
    Collections.rotate(all, turn++);
    return all;
  }

  /** Whether there is another member, should this one fail. */
  boolean hasAlternative(Member member) {
    return all().anyMatch(other -> !other.node().equals(member.node()));
  }

  /** Counts the attempt until it has a result. */
  void add(Attempt attempt) {
    underWay.computeIfAbsent(attempt.node(), node -> new HashSet<>()).add(attempt);
    attempt.result().onComplete(ignored -> remove(attempt));
  }

  private void remove(Attempt attempt) {
    underWay.computeIfPresent(attempt.node(), (node, attempts) -> {
      attempts.remove(attempt);
      return attempts.isEmpty() ? null : attempts;
    });
  }

  /** Fails at once what a lost member was asked for, instead of waiting for each time-out. */
  void memberLost(String node) {
    CaptionException lost =
        new CaptionException(ErrorCode.NO_WORKER, "member " + node + " is gone");
    new ArrayList<>(underWay.getOrDefault(node, Set.of())).forEach(attempt -> attempt.fail(lost));
  }

  private Stream<Member> all() {
    return Stream.concat(Stream.of(members.self()), members.peers().stream());
  }

  private int load(Member member) {
    return underWay.getOrDefault(member.node(), Set.of()).size();
  }
}
