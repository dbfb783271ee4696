package io.memecast.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** Names may have underscores, as services of compose files do. */
  private static final Pattern MEMBER = Pattern.compile(
      "(?:[a-zA-Z0-9._-]+|\\[[0-9a-fA-F:.]+])(?::(?<port>\\d{1,5}))?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F.]*");

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

  /** The same with at most that many bytes of shared templates. */
  ClusterConfig withTemplatesOf(long maxBytes) {
    return new ClusterConfig(
        name,
        join,
        members,
        service,
        host,
        port,
        publicAddress,
        busPort,
        busPublicAddress,
        busTls,
        backups,
        Math.min(templateMemoryBytes, maxBytes),
        mergeDelay);
  }

  static ClusterConfig from(ConfigReader reader) {
    ClusterConfig config = new ClusterConfig(
        reader.text("cluster.name", DEFAULTS.name),
        reader.choice("cluster.join", Join.class, DEFAULTS.join),
        reader.list("cluster.members"),
        reader.optionalText("cluster.service").orElse(null),
        reader.text("cluster.host", DEFAULTS.host),
        reader.integer("cluster.port", DEFAULTS.port, 1024, 65533),
        reader.optionalAddress("cluster.public-address", 1),
        reader.integer("cluster.bus-port", DEFAULTS.busPort, 0, 65535),
        reader.optionalAddress("cluster.bus-public-address", 1),
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
    if (!members.stream().allMatch(ClusterConfig::isMember)) {
      reader.problem(
          "cluster.members",
          "must list addresses or DNS names (IPv6 with a port in brackets), each with or without a"
              + " port 1..65535");
    }
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

  private static boolean isMember(String text) {
    Matcher matcher = MEMBER.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int port = matcher.group("port") == null ? 1 : Integer.parseInt(matcher.group("port"));
    return port >= 1 && port <= 65535;
  }
}
