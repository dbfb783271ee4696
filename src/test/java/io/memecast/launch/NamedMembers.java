package io.memecast.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Members as containers are: each has an address of its own, the same ports and its own host name's entry, and one DNS
 * name stands for all. The addresses are of loopback, the names are told to Java by a hosts file.
 */
final class NamedMembers implements AutoCloseable {
  private final Path folder;
  private final String name;
  private final Map<String, String> environment;
  private final int port = FreePorts.any();
  private final List<String> addresses;
  private final List<PackagedServer> members = new ArrayList<>();

  /**
   * None is started yet.
   *
   * @param name the DNS name of all
   * @param environment settings of each
   */
  NamedMembers(int number, String name, Map<String, String> environment, Path folder)
      throws IOException {
    this.folder = folder;
    this.name = name;
    this.environment = new HashMap<>(environment);
    this.environment.put("MEMECAST_CLUSTER_NAME", "test-" + UUID.randomUUID());
    // PackagedServer's is another for each member; these have addresses of their own.
    this.environment.put("MEMECAST_CLUSTER_PORT", "15701");
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String network = "127." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + ".";
    addresses = IntStream.range(0, number).mapToObj(i -> network + (10 + i)).toList();
  }

  /** Whether there are such addresses: Linux gives the whole of 127.0.0.0/8. */
  static boolean haveAddresses() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.1.2.3"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts all at the same moment and waits until each is ready. */
  void start() throws IOException, InterruptedException {
    for (String address : addresses) {
      tellName(address, addresses);
    }
    launchAll();
  }

  /** The same, but to each the name stands for itself alone until {@link #tellName} is called. */
  void startApart() throws IOException, InterruptedException {
    for (String address : addresses) {
      tellName(address, List.of(address));
    }
    launchAll();
  }

  /** From now on the name stands for all. */
  void tellName() throws IOException {
    for (String address : addresses) {
      tellName(address, addresses);
    }
  }

  private void launchAll() throws IOException, InterruptedException {
    for (String address : addresses) {
      members.add(launch(address));
    }
    for (PackagedServer member : members) {
      member.awaitReady();
    }
  }

  /** Sorted as Java sorts them in a container: the own address first. */
  private void tellName(String address, List<String> known) throws IOException {
    String all = Stream.concat(
            Stream.of(address), known.stream().filter(other -> !other.equals(address)))
        .map(each -> each + " " + name)
        .collect(Collectors.joining("\n"));
    Files.writeString(
        hosts(address),
        all + "\n" + address + " " + InetAddress.getLocalHost().getHostName() + "\n");
  }

  private Path hosts(String address) {
    return folder.resolve("hosts-" + address);
  }

  private PackagedServer launch(String address) throws IOException {
    Map<String, String> variables = new HashMap<>(environment);
    // The first compiler alone starts in half the time.
    variables.put(
        "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Djdk.net.hosts.file=" + hosts(address));
    return PackagedServer.launchAt(address, port, variables);
  }

  /** A new process in the place of one that has ended. */
  void restart(int index) throws IOException, InterruptedException {
    members.get(index).close();
    members.set(index, launch(addresses.get(index)));
    members.get(index).awaitReady();
  }

  /** Waits until each member has seen every other, whoever came first. */
  void awaitOneCluster() throws IOException, InterruptedException {
    for (int i = 0; i < members.size(); i++) {
      for (int other = 0; other < members.size(); other++) {
        String line = "([" + addresses.get(other) + "]:15701)";
        while (i != other && !members.get(i).output().contains(line)) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
    }
  }

  PackagedServer get(int index) {
    return members.get(index);
  }

  String address(int index) {
    return addresses.get(index);
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    members.forEach(member -> member.process().destroyForcibly());
    for (PackagedServer member : members) {
      member.close();
    }
  }
}
