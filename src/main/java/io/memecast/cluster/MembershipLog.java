package io.memecast.cluster;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import java.util.Collection;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of log for each member that comes or goes, and for each merge. Called on Hazelcast's threads. */
final class MembershipLog implements MembershipListener {
  private static final Logger LOG = LoggerFactory.getLogger(MembershipLog.class);

  private final String self;

  private MembershipLog(String self) {
    this.self = self;
  }

  static void follow(HazelcastInstance hazelcast, String self) {
    MembershipLog log = new MembershipLog(self);
    Cluster cluster = hazelcast.getCluster();
    cluster.addMembershipListener(log);
    hazelcast.getLifecycleService().addLifecycleListener(log::merged);
    String others = cluster.getMembers().stream()
        .filter(member -> !member.localMember())
        .map(MembershipLog::name)
        .collect(Collectors.joining(", "));
    LOG.info(
        "Member {} is in cluster {} at {} {}",
        self,
        hazelcast.getConfig().getClusterName(),
        cluster.getLocalMember().getAddress(),
        others.isEmpty() ? "alone: nobody else was found" : "with " + others);
  }

  /** Guests hold no data and take no jobs: they only ask. */
  private static String name(Member member) {
    String node = member.getAttribute(HazelcastSettings.NODE_ID);
    return (member.isLiteMember() ? "Guest " : "Member ") + (node == null ? "" : node + " ") + "("
        + member.getAddress() + ")";
  }

  private static long membersAmong(Collection<Member> all) {
    return all.stream().filter(member -> !member.isLiteMember()).count();
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    LOG.info("{} has joined, {} in all", name(event.getMember()), membersAmong(event.getMembers()));
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    LOG.info("{} is gone, {} in all", name(event.getMember()), membersAmong(event.getMembers()));
  }

  private void merged(LifecycleEvent event) {
    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
      LOG.info("Member {} has merged into the other part of its cluster", self);
    }
  }
}
