package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.memecast.config.ClusterConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobFormatIT {
  @Test
  void join_memberOfAnotherFormat_leavesAndSaysWhy() throws Exception {
    ClusterConfig cluster = TestClusters.fresh();
    FakeTemplateFiles folder = new FakeTemplateFiles();
    Config other =
        HazelcastSettings.of(cluster, "127.0.0.1", "other", new TemplateStorage(folder, null));
    other.getMemberAttributeConfig().setAttribute(HazelcastSettings.JOB_FORMAT, "3");
    HazelcastInstance newer = Hazelcast.newHazelcastInstance(other);
    try {
      assertThatThrownBy(() -> ClusterMember.join(cluster, folder, null))
          .isInstanceOf(JoinException.class)
          .hasMessageContaining("sends jobs of format 3, this one of format 2");
      while (newer.getCluster().getMembers().size() > 1) {
        Thread.onSpinWait();
      }
    } finally {
      newer.shutdown();
    }
  }
}
