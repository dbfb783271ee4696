package io.memecast.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network of two halves that can be cut. Each member has an address of loopback and advertises a name, which stands for
 * that address in its own half, and in the other half for a {@link TcpRelay}: only what goes from one half to the other
 * comes by one.
 */
final class RelayedNetwork implements AutoCloseable {
  private static final int CLUSTER_PORT = 15701;
  private static final int BUS_PORT = 15801;

  private final int firstHalf;
  private final List<String> addresses;
  private final List<String> relayAddresses;
  private final List<TcpRelay> relays = new ArrayList<>();

  /**
   * Nothing is cut yet.
   *
   * @param members in all
   * @param firstHalf how many of them are on this side, the first ones
   */
  RelayedNetwork(int members, int firstHalf) throws IOException {
    this.firstHalf = firstHalf;
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String network = "127." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + ".";
    addresses = IntStream.range(0, members).mapToObj(i -> network + (10 + i)).toList();
    relayAddresses =
        IntStream.range(0, members).mapToObj(i -> network + (110 + i)).toList();
    for (int member = 0; member < members; member++) {
      relays.add(relay(member, CLUSTER_PORT));
      relays.add(relay(member, BUS_PORT));
    }
  }

  private TcpRelay relay(int member, int port) throws IOException {
    InetSocketAddress target = new InetSocketAddress(address(addresses.get(member)), port);
    return new TcpRelay(
        new InetSocketAddress(address(relayAddresses.get(member)), port),
        () -> Optional.of(target));
  }

  private static InetAddress address(String literal) throws IOException {
    return InetAddress.getAllByName(literal)[0];
  }

  private static String name(int member) {
    return "member-" + member + ".test";
  }

  int members() {
    return addresses.size();
  }

  String address(int member) {
    return addresses.get(member);
  }

  /** Whether both are on the same side. */
  boolean sameHalf(int one, int other) {
    return one < firstHalf == other < firstHalf;
  }

  /** What every name stands for where this member is, as {@code /etc/hosts}. */
  String hosts(int member) {
    return IntStream.range(0, members())
        .mapToObj(other ->
            (sameHalf(member, other) ? addresses : relayAddresses).get(other) + " " + name(other))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The member's settings. */
  Map<String, String> environment(int member) {
    String all = IntStream.range(0, members())
        .mapToObj(other -> name(other) + ":" + CLUSTER_PORT)
        .collect(Collectors.joining(","));
    return Map.of(
        "MEMECAST_CLUSTER_JOIN",
        "tcp",
        "MEMECAST_CLUSTER_MEMBERS",
        all,
        "MEMECAST_CLUSTER_HOST",
        addresses.get(member),
        "MEMECAST_CLUSTER_PORT",
        Integer.toString(CLUSTER_PORT),
        "MEMECAST_CLUSTER_PUBLIC_ADDRESS",
        name(member) + ":" + CLUSTER_PORT,
        "MEMECAST_CLUSTER_BUS_PORT",
        Integer.toString(BUS_PORT),
        "MEMECAST_CLUSTER_BUS_PUBLIC_ADDRESS",
        name(member) + ":" + BUS_PORT);
  }

  /** From now on nothing gets from one half to the other. */
  void cut() {
    relays.forEach(TcpRelay::cut);
  }

  /** From now on the halves reach each other again. */
  void heal() {
    relays.forEach(TcpRelay::heal);
  }

  @Override
  public void close() throws IOException {
    for (TcpRelay relay : relays) {
      relay.close();
    }
  }
}
