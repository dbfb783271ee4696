package io.memecast.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.spi.discovery.DiscoveryNode;
import com.hazelcast.spi.discovery.SimpleDiscoveryNode;
import com.hazelcast.spi.discovery.integration.DiscoveryService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where other members may be: every address of every name, looked up each time that Hazelcast asks. It asks while it looks
 * for a cluster to join and, from then on, whenever the oldest member looks for other parts of the cluster. (Hazelcast's
 * own list of members takes one address of a name, which may be the asking member's own.) Safe for any thread.
 */
final class MemberLookup implements DiscoveryService {
  private static final Logger LOG = LoggerFactory.getLogger(MemberLookup.class);

  /** As many as a member tries for itself, see {@link HazelcastSettings}. */
  static final int PORTS = 3;

  private final List<Place> places;

  /** A name or an address, and the ports at which a member may listen there. */
  private record Place(String host, List<Integer> ports) {}

  private MemberLookup(List<Place> places) {
    this.places = places;
  }

  /**
   * Looks at a list of addresses and DNS names.
   *
   * @param members each with or without a port; an IPv6 address with a port has brackets
   * @param port the first of three that are tried where none is said
   */
  static MemberLookup of(List<String> members, int port) {
    return new MemberLookup(members.stream().map(member -> place(member, port)).toList());
  }

  /** Looks at all addresses of one DNS name, at this port alone. */
  static MemberLookup ofService(String name, int port) {
    return new MemberLookup(List.of(new Place(name, List.of(port))));
  }

  private static Place place(String member, int port) {
    int colon = member.lastIndexOf(':');
    boolean bareAddress = member.indexOf(':') != colon && !member.startsWith("[");
    if (colon < 0 || bareAddress || member.endsWith("]")) {
      List<Integer> ports = IntStream.range(port, port + PORTS).boxed().toList();
      return new Place(withoutBrackets(member), ports);
    }
    return new Place(
        withoutBrackets(member.substring(0, colon)),
        List.of(Integer.parseInt(member.substring(colon + 1))));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public Iterable<DiscoveryNode> discoverNodes() {
    List<DiscoveryNode> found = new ArrayList<>();
    for (Place place : places) {
      for (InetAddress address : addresses(place.host())) {
        place
            .ports()
            .forEach(port -> found.add(new SimpleDiscoveryNode(new Address(address, port))));
      }
    }
    return found;
  }

  /** None where the name is not known: it may be in a moment. */
  private static List<InetAddress> addresses(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      LOG.debug("No address is known for {} (cluster.members, cluster.service)", host);
      return List.of();
    }
  }

  @Override
  public void start() {}

  @Override
  public void destroy() {}

  @Override
  public Map<String, String> discoverLocalMetadata() {
    return Map.of();
  }
}
