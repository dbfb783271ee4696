package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.properties.ClusterProperty;
import io.memecast.config.ClusterConfig;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast's configuration, made from our settings in code: no file, no multicast, no discovery that may find
 * strangers, nothing switched on that is not used.
 */
final class HazelcastSettings {
  /** The member attribute that Vert.x knows a member by. */
  static final String NODE_ID = "__vertx.nodeId";

  /** The member attribute that tells which jobs a member understands. */
  static final String JOB_FORMAT = "memecast.job-format";

  /** The member attribute that tells whether a member encrypts the event bus. */
  static final String BUS = "memecast.bus";

  static final String TEMPLATES = "memecast.templates";

  /** Runs {@link TemplateNotice}s. */
  static final String NOTICES = "memecast.template-notices";

  /** Two let three members know from their own copies where each of them is, whichever of them hangs. */
  private static final int VERTX_BACKUPS = 2;

  private static final String STORAGE = "memecast.template-storage";
  private static final String TABLE = "memecast.template-table";

  private HazelcastSettings() {}

  /**
   * @param host the address to bind, already resolved
   * @param nodeId this member's name on the event bus
   * @param storage this member's templates
   */
  static Config of(ClusterConfig cluster, String host, String nodeId, TemplateStorage storage) {
    Config config = new Config().setClusterName(cluster.name());
    config
        .getMemberAttributeConfig()
        .setAttribute(NODE_ID, nodeId)
        .setAttribute(JOB_FORMAT, Integer.toString(JobFormat.MAJOR))
        .setAttribute(BUS, BusEncryption.form(cluster.busTls() != null));
    // Not as an interface: where those are listed, Hazelcast passes over every member at another
    // address.
    set(config, "hazelcast.local.localAddress", host);
    network(config, cluster, host);
    properties(config, cluster);
    switchOff(config);
    serialization(config);
    vertxMaps(config);
    config.getUserContext().put(STORAGE, storage);
    config.addMapConfig(templates(cluster));
    return config;
  }

  private static void network(Config config, ClusterConfig cluster, String host) {
    NetworkConfig network = config.getNetworkConfig();
    // As many ports as a member tries on a machine that is listed without one.
    network.setPort(cluster.port()).setPortAutoIncrement(true).setPortCount(MemberLookup.PORTS);
    if (cluster.publicAddress() != null) {
      network.setPublicAddress(cluster.publicAddress().toString());
    }
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    switch (cluster.join()) {
      case LOCAL -> join.getTcpIpConfig().setEnabled(true).addMember(host);
      case TCP -> lookUp(config, MemberLookup.of(cluster.members(), cluster.port()));
      case KUBERNETES ->
        lookUp(config, MemberLookup.ofService(String.valueOf(cluster.service()), cluster.port()));
    }
  }

  private static void lookUp(Config config, MemberLookup lookup) {
    set(config, ClusterProperty.DISCOVERY_SPI_ENABLED.getName(), true);
    config
        .getNetworkConfig()
        .getJoin()
        .getDiscoveryConfig()
        .setDiscoveryServiceProvider(settings -> lookup);
  }

  private static void properties(Config config, ClusterConfig cluster) {
    set(config, ClusterProperty.LOGGING_TYPE.getName(), "slf4j");
    set(config, ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), false);
    set(config, ClusterProperty.PHONE_HOME_ENABLED.getName(), false);
    set(config, ClusterProperty.SOCKET_BIND_ANY.getName(), false);
    // Something else that listens where a member is looked for must not hold up the start for
    // minutes.
    set(config, ClusterProperty.MAX_JOIN_SECONDS.getName(), 30);
    // A killed member is noticed by its closed connection, after one failed try to connect again.
    set(config, "hazelcast.connection.monitor.max.faults", 1);
    set(config, "hazelcast.connection.monitor.interval", 100);
    // A hung one by its silence; sharper limits drop members that are only busy.
    set(config, ClusterProperty.HEARTBEAT_INTERVAL_SECONDS.getName(), 2);
    set(config, ClusterProperty.MAX_NO_HEARTBEAT_SECONDS.getName(), 12);
    // The defaults leave a laptop that slept alone for minutes.
    set(
        config,
        ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS.getName(),
        cluster.mergeDelay().toSeconds());
    set(
        config,
        ClusterProperty.MERGE_NEXT_RUN_DELAY_SECONDS.getName(),
        cluster.mergeDelay().toSeconds());
  }

  private static void set(Config config, String property, Object value) {
    config.setProperty(property, String.valueOf(value));
  }

  private static void switchOff(Config config) {
    config.getNetworkConfig().getMemcacheProtocolConfig().setEnabled(false);
    config.getMetricsConfig().setEnabled(false);
    config.getJetConfig().setEnabled(false);
    config
        .getManagementCenterConfig()
        .setScriptingEnabled(false)
        .setConsoleEnabled(false)
        .setDataAccessEnabled(false);
  }

  /** Only what Hazelcast and Vert.x send each other, and our errors, may come out of Java's own serialisation. */
  private static void serialization(Config config) {
    config
        .getSerializationConfig()
        .getCompactSerializationConfig()
        .addSerializer(new SharedTemplateSerializer())
        .addSerializer(new TemplateChangeSerializer())
        .addSerializer(new TemplateCopySerializer())
        .addSerializer(new TemplateNoticeSerializer());
    JavaSerializationFilterConfig filter =
        new JavaSerializationFilterConfig().setDefaultsDisabled(true);
    filter
        .getWhitelist()
        .addPrefixes(
            "[",
            "java.lang.",
            "java.util.",
            "java.io.",
            "java.net.",
            "java.nio.file.",
            "com.hazelcast.",
            "io.memecast.error.",
            "io.vertx.spi.cluster.hazelcast.");
    config.getSerializationConfig().setJavaSerializationFilterConfig(filter);
  }

  /** As the configuration that comes with Vert.x's cluster manager has them, but with more copies. */
  private static void vertxMaps(Config config) {
    config.addMultiMapConfig(new MultiMapConfig("__vertx.subs")
        .setBackupCount(VERTX_BACKUPS)
        .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
    config.addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1));
    config.addMapConfig(
        new MapConfig("__vertx.nodeInfo").setBackupCount(VERTX_BACKUPS).setReadBackupData(true));
  }

  /** The folders of the member that {@code hazelcast} is. */
  static TemplateStorage storage(HazelcastInstance hazelcast) {
    return (TemplateStorage) requireNonNull(hazelcast.getUserContext().get(STORAGE));
  }

  /** The table of the member that {@code hazelcast} is; null = it has none yet. */
  static @Nullable TemplateTable table(HazelcastInstance hazelcast) {
    return (TemplateTable) hazelcast.getUserContext().get(TABLE);
  }

  /** From now on this member's table. */
  static void setTable(HazelcastInstance hazelcast, TemplateTable table) {
    hazelcast.getUserContext().put(TABLE, table);
  }

  private static MapConfig templates(ClusterConfig cluster) {
    return new MapConfig(TEMPLATES)
        .setBackupCount(cluster.backups())
        .setReadBackupData(true)
        .setInMemoryFormat(InMemoryFormat.BINARY)
        .setMergePolicyConfig(new MergePolicyConfig().setPolicy(LaterRevision.class.getName()))
        // A member's folders can bring back whatever is evicted.
        .setEvictionConfig(new EvictionConfig()
            .setEvictionPolicy(EvictionPolicy.LRU)
            .setMaxSizePolicy(MaxSizePolicy.USED_HEAP_SIZE)
            .setSize((int) Math.min(Integer.MAX_VALUE, cluster.templateMemoryBytes() >> 20)));
  }
}
