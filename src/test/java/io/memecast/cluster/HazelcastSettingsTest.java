package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import io.memecast.config.AppConfig;
import io.memecast.config.ClusterConfig;
import io.memecast.config.ConfigException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class HazelcastSettingsTest {
  private static Config settings(Map<String, String> values) throws ConfigException {
    ClusterConfig cluster = AppConfig.from(values).cluster();
    return HazelcastSettings.of(
        cluster, "127.0.0.1", "node", new TemplateStorage(new FakeTemplateFiles(), null));
  }

  @Test
  void of_defaults_findsMembersOfTheSameMachineAlone() throws ConfigException {
    Config config = settings(Map.of());

    JoinConfig join = config.getNetworkConfig().getJoin();
    assertThat(join.getTcpIpConfig().isEnabled()).isTrue();
    assertThat(join.getTcpIpConfig().getMembers()).containsExactly("127.0.0.1");
    assertThat(join.getMulticastConfig().isEnabled()).isFalse();
    assertThat(join.getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
    assertThat(config.getProperty("hazelcast.local.localAddress")).isEqualTo("127.0.0.1");
    assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
  }

  @Test
  void of_tcp_looksWhereTheListSays() throws ConfigException {
    Config config =
        settings(Map.of("cluster.join", "tcp", "cluster.members", "10.0.0.1:5701, 10.0.0.2"));

    assertThat(found(config))
        .containsExactly(
            "[10.0.0.1]:5701", "[10.0.0.2]:15701", "[10.0.0.2]:15702", "[10.0.0.2]:15703");
  }

  @Test
  void of_kubernetes_asksTheHeadlessService() throws ConfigException {
    Config config = settings(Map.of("cluster.join", "kubernetes", "cluster.service", "10.0.0.3"));

    JoinConfig join = config.getNetworkConfig().getJoin();
    assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
    assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
    assertThat(found(config)).containsExactly("[10.0.0.3]:15701");
  }

  private static List<String> found(Config config) {
    assertThat(config.getProperty("hazelcast.discovery.enabled")).isEqualTo("true");
    assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().isEnabled()).isFalse();
    return StreamSupport.stream(
            config
                .getNetworkConfig()
                .getJoin()
                .getDiscoveryConfig()
                .getDiscoveryServiceProvider()
                .newDiscoveryService(null)
                .discoverNodes()
                .spliterator(),
            false)
        .map(node -> node.getPrivateAddress().toString())
        .toList();
  }

  @Test
  void of_anything_switchesOffWhatIsNotUsed() throws ConfigException {
    Config config = settings(Map.of());

    assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    assertThat(config.getProperty("hazelcast.shutdownhook.enabled")).isEqualTo("false");
    assertThat(config.getJetConfig().isEnabled()).isFalse();
    assertThat(config.getMetricsConfig().isEnabled()).isFalse();
    assertThat(config.getNetworkConfig().getMemcacheProtocolConfig().isEnabled())
        .isFalse();
    assertThat(config.getManagementCenterConfig().isScriptingEnabled()).isFalse();
    assertThat(config.getCPSubsystemConfig().getCPMemberCount()).isZero();
  }

  @Test
  void of_sizesAndTimes_arePassedOn() throws ConfigException {
    Map<String, String> values = new HashMap<>();
    values.put("cluster.backups", "1");
    values.put("cluster.template-memory", "64MiB");
    values.put("cluster.merge-delay", "7s");
    values.put("cluster.public-address", "192.0.2.1:5701");

    Config config = settings(values);

    MapConfig templates = config.getMapConfig(HazelcastSettings.TEMPLATES);
    assertThat(templates.getBackupCount()).isEqualTo(1);
    assertThat(templates.getEvictionConfig().getSize()).isEqualTo(64);
    assertThat(config.getProperty("hazelcast.merge.first.run.delay.seconds")).isEqualTo("7");
    assertThat(config.getProperty("hazelcast.merge.next.run.delay.seconds")).isEqualTo("7");
    assertThat(config.getNetworkConfig().getPublicAddress()).isEqualTo("192.0.2.1:5701");
  }
}
