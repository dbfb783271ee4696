package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.memecast.config.ClusterConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LocalJoinIT {
  private final List<HazelcastInstance> members = new ArrayList<>();

  @AfterEach
  void stop() {
    members.forEach(HazelcastInstance::shutdown);
  }

  private static LocalJoin join(ClusterConfig cluster) {
    String node = UUID.randomUUID().toString();
    return new LocalJoin("127.0.0.1", cluster.port(), () -> config(cluster, node));
  }

  private static Config config(ClusterConfig cluster, String node) {
    return HazelcastSettings.of(
        cluster, "127.0.0.1", node, new TemplateStorage(new FakeTemplateFiles(), null));
  }

  @Test
  void start_oneAfterTheOther_areOneCluster() throws Exception {
    ClusterConfig cluster = TestClusters.fresh();
    members.add(join(cluster).start());
    members.add(join(cluster).start());

    awaitSize(2);
  }

  /** None sees the other before both have begun. */
  @Test
  void start_atTheSameTime_areOneCluster() throws Exception {
    ClusterConfig cluster = TestClusters.fresh();
    List<CompletableFuture<HazelcastInstance>> starts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      starts.add(CompletableFuture.supplyAsync(
          () -> join(cluster).start(), task -> new Thread(task).start()));
    }
    for (CompletableFuture<HazelcastInstance> start : starts) {
      members.add(start.get());
    }

    awaitSize(3);
  }

  private void awaitSize(int size) throws InterruptedException {
    for (HazelcastInstance member : members) {
      while (member.getCluster().getMembers().size() < size) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    assertThat(members)
        .extracting(LocalJoinIT::uuids)
        .containsOnly(members.stream()
            .map(member -> member.getCluster().getLocalMember().getUuid())
            .collect(Collectors.toSet()));
  }

  private static Set<UUID> uuids(HazelcastInstance member) {
    return member.getCluster().getMembers().stream()
        .map(Member::getUuid)
        .collect(Collectors.toSet());
  }
}
