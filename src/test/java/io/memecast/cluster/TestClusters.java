package io.memecast.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.Partition;
import io.memecast.config.ClusterConfig;
import io.memecast.config.ListenAddress;
import io.memecast.config.TlsFiles;
import io.memecast.launch.FreePorts;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Clusters of tests' own, which never meet a running server's: a random name and free ports of loopback. */
final class TestClusters {
  private TestClusters() {}

  static ClusterConfig fresh() throws IOException {
    ClusterConfig defaults = ClusterConfig.DEFAULTS;
    return new ClusterConfig(
        "test-" + UUID.randomUUID(),
        defaults.join(),
        defaults.members(),
        defaults.service(),
        "127.0.0.1",
        FreePorts.forCluster(),
        defaults.publicAddress(),
        0,
        defaults.busPublicAddress(),
        defaults.busTls(),
        defaults.backups(),
        defaults.templateMemoryBytes(),
        defaults.mergeDelay());
  }

  /** The same cluster for a member with another bus; its public address is at loopback. */
  static ClusterConfig withBus(
      ClusterConfig cluster, int port, int publicPort, @Nullable TlsFiles tls) {
    return new ClusterConfig(
        cluster.name(),
        cluster.join(),
        cluster.members(),
        cluster.service(),
        cluster.host(),
        cluster.port(),
        cluster.publicAddress(),
        port,
        new ListenAddress("127.0.0.1", publicPort),
        tls,
        cluster.backups(),
        cluster.templateMemoryBytes(),
        cluster.mergeDelay());
  }

  /**
   * Waits until every member of the cluster in this process owns partitions and none is on its way to another member: until
   * then a key may change its owner.
   */
  static void awaitBalance(ClusterConfig cluster) throws InterruptedException {
    List<HazelcastInstance> members = Hazelcast.getAllHazelcastInstances().stream()
        .filter(member -> member.getConfig().getClusterName().equals(cluster.name()))
        .toList();
    while (!members.stream().allMatch(member -> isBalanced(member, members.size()))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static boolean isBalanced(HazelcastInstance member, int members) {
    Set<UUID> owners = new HashSet<>();
    for (Partition partition : member.getPartitionService().getPartitions()) {
      Member owner = partition.getOwner();
      if (owner == null) {
        return false;
      }
      owners.add(owner.getUuid());
    }
    return owners.size() == members && member.getPartitionService().isClusterSafe();
  }
}
