package io.memecast.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that a load balancer does: it asks each member for {@code /ready} all the time and gives each new connection to
 * the next one that is. A connection stays with its member until one of both ends it, and nothing is asked twice.
 */
final class ReadyBalancer implements AutoCloseable {
  private static final int CHECK_MILLIS = 100;

  private final List<Integer> ports;
  private final Set<Integer> ready = new ConcurrentSkipListSet<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final TcpRelay relay =
      new TcpRelay(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::nextReady);
  private volatile boolean checking = true;

  /** @param ports of the members on 127.0.0.1, where not all need to listen yet */
  ReadyBalancer(List<Integer> ports) throws IOException {
    this.ports = List.copyOf(ports);
    for (int port : ports) {
      Thread check = new Thread(() -> check(port), "check-" + port);
      check.setDaemon(true);
      check.start();
    }
  }

  private void check(int port) {
    while (checking) {
      if (isReady(port)) {
        ready.add(port);
      } else {
        ready.remove(port);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean isReady(int port) {
    try (PlainClient client = new PlainClient("127.0.0.1", port)) {
      return client.get("/ready").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<InetSocketAddress> nextReady() {
    List<Integer> now = List.copyOf(ready);
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(
            InetAddress.getLoopbackAddress(),
            now.get(Math.floorMod(turn.getAndIncrement(), now.size()))));
  }

  /** Waits until every member is ready. */
  void awaitAll() throws InterruptedException {
    while (ready.size() < ports.size()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  int port() {
    return relay.port();
  }

  @Override
  public void close() throws IOException {
    checking = false;
    relay.close();
  }
}
