package io.memecast.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Supplier;

/**
 * Starts a member that looks for others on its own machine alone. Hazelcast's joiner waits a second for members that may be
 * at one of the ports even where nobody listens at any; so that is looked at first, and the first member does not wait.
 *
 * <p>Whoever has the first port is the first. A member that saw nobody, and yet finds that port taken when it has started,
 * was overtaken: it starts again as one that joins.
 */
final class LocalJoin {
  /** As many as Hazelcast tries from an address without a port. */
  private static final int PORTS = 3;

  private static final int CONNECT_MILLIS = 200;

  private final String host;
  private final int port;
  private final Supplier<Config> configs;

  /**
   * @param port the first one tried
   * @param configs makes a new configuration that looks for members at {@code host}
   */
  LocalJoin(String host, int port, Supplier<Config> configs) {
    this.host = host;
    this.port = port;
    this.configs = configs;
  }

  HazelcastInstance start() {
    return somebodyListens() ? Hazelcast.newHazelcastInstance(configs.get()) : startFirst();
  }

  private HazelcastInstance startFirst() {
    Config config = configs.get();
    TcpIpConfig members = config.getNetworkConfig().getJoin().getTcpIpConfig();
    members.setMembers(List.of());
    HazelcastInstance first = Hazelcast.newHazelcastInstance(config);
    if (first.getCluster().getLocalMember().getAddress().getPort() != port) {
      first.shutdown();
      return Hazelcast.newHazelcastInstance(configs.get());
    }
    // From now on it looks for others as they do for it, should they ever be apart.
    members.addMember(host);
    return first;
  }

  private boolean somebodyListens() {
    for (int i = 0; i < PORTS; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port + i), CONNECT_MILLIS);
        return true;
      } catch (IOException e) {
        // Nobody is there.
      }
    }
    return false;
  }
}
