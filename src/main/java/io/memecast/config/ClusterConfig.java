package io.memecast.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that this member belongs to.
 *
 * @param name members of another name are strangers, not empty
 * @param join how members find each other
 * @param members with {@link Join#TCP}, where to look for others: addresses or DNS names, each with or without a port
 * @param service with {@link Join#KUBERNETES}, DNS name of the headless service; null otherwise
 * @param host address that Hazelcast and the event bus bind; an address, a name, or {@code auto} = what
 *     the machine's own name stands for
 * @param port first port tried for Hazelcast; the next two are tried when it is taken, 1024..65533
 * @param publicAddress {@code ADDRESS:PORT} that others reach Hazelcast at; null = where it listens
 * @param busPort port of the event bus, 0 = any
 * @param busPublicAddress {@code ADDRESS:PORT} that others reach the event bus at; null = where it listens
 * @param busTls how members encrypt the event bus; null = not at all
 * @param backups copies of each shared template beside the first, 0..6: two let three members hold every one
 * @param templateMemoryBytes heap that this member gives to shared templates, 1 MiB..1 TiB
 * @param mergeDelay two halves of a cluster that see each other again merge after it, 1 s..1 h
 */
public record ClusterConfig(
    String name,
    Join join,
    List<String> members,
    @Nullable String service,
    String host,
    int port,
    @Nullable ListenAddress publicAddress,
    int busPort,
    @Nullable ListenAddress busPublicAddress,
    @Nullable TlsFiles busTls,
    int backups,
    long templateMemoryBytes,
    Duration mergeDelay) {
  public static final ClusterConfig DEFAULTS = new ClusterConfig(
      "memecast",
      Join.LOCAL,
      List.of(),
      null,
      "127.0.0.1",
      15701,
      null,
      0,
      null,
      null,
      2,
      256L << 20,
      Duration.ofSeconds(5));

  /** How members find each other; none of them uses multicast. */
  public enum Join {
    /** Those on the same machine, by the first few ports. */
    LOCAL,
    /** Those at the addresses that are listed. */
    TCP,
    /** Those behind a headless service. */
    KUBERNETES
  }

  public ClusterConfig {
    members = List.copyOf(members);
  }

  static ClusterConfig from(ConfigReader reader) {
    ClusterConfig config = new ClusterConfig(
        reader.text("cluster.name", DEFAULTS.name),
        reader.choice("cluster.join", Join.class, DEFAULTS.join),
        reader.list("cluster.members"),
        reader.optionalText("cluster.service").orElse(null),
        reader.text("cluster.host", DEFAULTS.host),
        reader.integer("cluster.port", DEFAULTS.port, 1024, 65533),
        reader.optionalAddress("cluster.public-address"),
        reader.integer("cluster.bus-port", DEFAULTS.busPort, 0, 65535),
        reader.optionalAddress("cluster.bus-public-address"),
        TlsFiles.from(reader, "cluster.bus-"),
        reader.integer("cluster.backups", DEFAULTS.backups, 0, 6),
        reader.size("cluster.template-memory", DEFAULTS.templateMemoryBytes, 1L << 20, 1L << 40),
        reader.duration(
            "cluster.merge-delay",
            DEFAULTS.mergeDelay,
            Duration.ofSeconds(1),
            Duration.ofHours(1)));
    config.checkJoin(reader);
    return config;
  }

  private void checkJoin(ConfigReader reader) {
    if (join == Join.TCP && members.isEmpty()) {
      reader.problem(
          "cluster.members", "must list addresses or DNS names when cluster.join is tcp");
    }
    if (join == Join.KUBERNETES && service == null) {
      reader.problem(
          "cluster.service",
          "must be the DNS name of a headless service when cluster.join is kubernetes");
    }
  }
}
