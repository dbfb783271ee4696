package io.memecast.cluster;

import io.memecast.config.ClusterConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;

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
        freePort(),
        defaults.publicAddress(),
        0,
        defaults.busPublicAddress(),
        defaults.backups(),
        defaults.templateMemoryBytes(),
        defaults.mergeDelay());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
