package io.memecast.launch;

import io.memecast.config.ListenAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells of a port that cannot be had before anything is started, above all before the cluster is joined. */
final class ListenPort {
  private ListenPort() {}

  /**
   * Binds the address and lets go of it. Whoever takes it before HTTP listens there is told of then.
   *
   * @param setting that says so
   * @throws StartException when it cannot be bound
   */
  static void check(String setting, ListenAddress address) throws StartException {
    try (ServerSocket socket = new ServerSocket()) {
      // As the server itself does: connections of a former process may still be closing.
      socket.setReuseAddress(true);
      InetSocketAddress endpoint = new InetSocketAddress(address.host(), address.port());
      if (endpoint.isUnresolved()) {
        throw new IOException("unknown host " + address.host());
      }
      socket.bind(endpoint);
    } catch (IOException e) {
      throw new StartException(
          "cannot start " + describe(setting, address) + ": " + e.getMessage(), e);
    }
  }

  /** What listens there, and the setting that says so. */
  static String describe(String setting, ListenAddress address) {
    return "HTTP on " + address + " (" + setting + ")";
  }
}
