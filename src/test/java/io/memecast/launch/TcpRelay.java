package io.memecast.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Passes TCP connections on, byte by byte, until it is cut: then those that are open end, and no new one gets through. A
 * connection is a thread for each direction.
 */
public final class TcpRelay implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2000;

  private final ServerSocket server = new ServerSocket();
  private final Supplier<Optional<InetSocketAddress>> route;
  private final ByteListener listener;
  private final Set<Link> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** Hears of all that passes, in either direction, on the thread that passes it on. */
  @FunctionalInterface
  public interface ByteListener {
    /** Some bytes have passed: the first {@code length} of these, which are not to be kept. */
    void passed(byte[] bytes, int length);
  }

  /**
   * Begins to listen.
   *
   * @param address of loopback; port 0 = any
   * @param route asked for each connection; where it is empty, the connection is refused
   */
  public TcpRelay(
      InetSocketAddress address, Supplier<Optional<InetSocketAddress>> route, ByteListener listener)
      throws IOException {
    this.route = route;
    this.listener = listener;
    server.bind(address);
    start("relay", this::accept);
  }

  /** The same, and nobody listens in. */
  TcpRelay(InetSocketAddress address, Supplier<Optional<InetSocketAddress>> route)
      throws IOException {
    this(address, route, (bytes, length) -> {});
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on nothing passes. */
  void cut() {
    cut = true;
    open.forEach(Link::reset);
  }

  /** From now on connections pass again. */
  void heal() {
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Link link = new Link(server.accept());
        start("relay-out", link::connect);
      } catch (IOException e) {
        // Closed, or a client that was gone before it was let in.
      }
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  /** One connection. */
  private final class Link {
    private final Socket client;
    private final Socket upstream = new Socket();
    private final AtomicInteger openDirections = new AtomicInteger(2);

    Link(Socket client) {
      this.client = client;
    }

    void connect() {
      // Before it is asked whether there is a cut, so that a cut that comes now knows of it.
      open.add(this);
      try {
        Optional<InetSocketAddress> target = cut ? Optional.empty() : route.get();
        if (target.isEmpty()) {
          throw new SocketException("no way");
        }
        upstream.connect(target.get(), CONNECT_MILLIS);
        start("relay-back", () -> pass(upstream, client));
        pass(client, upstream);
      } catch (IOException e) {
        reset();
      }
    }

    private void pass(Socket from, Socket to) {
      byte[] bytes = new byte[16 << 10];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
          listener.passed(bytes, length);
          out.write(bytes, 0, length);
        }
        to.shutdownOutput();
        if (openDirections.decrementAndGet() == 0) {
          close();
        }
      } catch (IOException e) {
        reset();
      }
    }

    private void close() throws IOException {
      open.remove(this);
      client.close();
      upstream.close();
    }

    /** Ends it as a firewall would: both sides see a reset, not an end. */
    void reset() {
      try {
        client.setSoLinger(true, 0);
        upstream.setSoLinger(true, 0);
      } catch (IOException e) {
        // One of them is closed already.
      }
      try {
        close();
      } catch (IOException e) {
        // The same.
      }
    }
  }
}
