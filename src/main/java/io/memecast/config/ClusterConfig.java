package io.memecast.config;

/**
 * The cluster that this member belongs to.
 *
 * @param name members of another name are strangers, not empty
 * @param host address that Hazelcast and the event bus bind and advertise
 * @param port first port tried for Hazelcast; the next two are tried when it is taken, 1024..65533
 */
public record ClusterConfig(String name, String host, int port) {
  public static final ClusterConfig DEFAULTS = new ClusterConfig("memecast", "127.0.0.1", 15701);

  static ClusterConfig from(ConfigReader reader) {
    return new ClusterConfig(
        reader.text("cluster.name", DEFAULTS.name),
        reader.text("cluster.host", DEFAULTS.host),
        reader.integer("cluster.port", DEFAULTS.port, 1024, 65533));
  }
}
