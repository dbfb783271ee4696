package io.memecast.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** How many connections a member has at a time, in all and from one address. Safe for any thread; never blocks. */
final class ConnectionLimit {
  /** Refused connections that are told so at a time: each stays open a little longer for that. */
  private static final int MAX_REFUSALS = 64;

  private final int maxConnections;
  private final int maxPerAddress;
  private final Map<Object, Integer> open = new HashMap<>();
  private int total;
  private int refusals;

  /** What becomes of a connection. */
  enum Verdict {
    ADMITTED,
    /** It is told so, and then closed. */
    REFUSED,
    /** Too many are being told already: it is closed at once. */
    DROPPED
  }

  ConnectionLimit(int maxConnections, int maxPerAddress) {
    this.maxConnections = maxConnections;
    this.maxPerAddress = maxPerAddress;
  }

  /** A connection has been made; {@link #leave} is called with the verdict when it is closed. */
  synchronized Verdict enter(InetAddress client) {
    Object network = network(client);
    int ofNetwork = open.getOrDefault(network, 0);
    if (total >= maxConnections || ofNetwork >= maxPerAddress) {
      if (refusals >= MAX_REFUSALS) {
        return Verdict.DROPPED;
      }
      refusals++;
      return Verdict.REFUSED;
    }
    total++;
    open.put(network, ofNetwork + 1);
    return Verdict.ADMITTED;
  }

  synchronized void leave(InetAddress client, Verdict verdict) {
    switch (verdict) {
      case ADMITTED -> {
        total--;
        open.computeIfPresent(network(client), (network, count) -> count > 1 ? count - 1 : null);
      }
      case REFUSED -> refusals--;
      case DROPPED -> {}
    }
  }

  /** Of IPv6 one client has 64 bits of addresses for itself (RFC 6177). */
  private static Object network(InetAddress client) {
    return client instanceof Inet6Address ? ByteBuffer.wrap(client.getAddress(), 0, 8) : client;
  }
}
