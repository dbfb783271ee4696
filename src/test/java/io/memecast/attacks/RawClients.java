package io.memecast.attacks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Connections that are closed together. */
final class RawClients implements AutoCloseable {
  private final List<RawClient> clients = new ArrayList<>();

  RawClient add(RawClient client) {
    clients.add(client);
    return client;
  }

  List<RawClient> all() {
    return clients;
  }

  @Override
  public void close() throws IOException {
    leave();
  }

  /** All close their connections now. */
  void leave() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }
}
