package io.memecast.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Processes that are one cluster over a {@link RelayedNetwork}, and become two when that is cut. */
final class HalvedMembers implements AutoCloseable {
  private final RelayedNetwork network;
  private final List<PackagedServer> members = new ArrayList<>();

  /**
   * Starts two in each half, 0 and 1, 2 and 3, at the same moment, and waits until they are one cluster.
   *
   * @param environment settings of each, beside those of the network
   * @param folder for files of the network's own
   */
  HalvedMembers(IntFunction<Map<String, String>> environment, Path folder)
      throws IOException, InterruptedException {
    network = new RelayedNetwork(4, 2);
    try {
      start(environment, folder);
      awaitOneCluster();
    } catch (IOException | InterruptedException | IllegalStateException e) {
      close();
      throw e;
    }
  }

  private void start(IntFunction<Map<String, String>> environment, Path folder)
      throws IOException, InterruptedException {
    Map<String, String> settings = MemberProcesses.settings();
    int port = FreePorts.any();
    for (int i = 0; i < network.members(); i++) {
      Path hosts = Files.writeString(folder.resolve("hosts-" + i), network.hosts(i));
      Map<String, String> variables = new HashMap<>(settings);
      variables.putAll(network.environment(i));
      variables.putAll(environment.apply(i));
      // Vert.x's own resolver does not read Java's hosts file.
      variables.put(
          "JDK_JAVA_OPTIONS",
          "-XX:TieredStopAtLevel=1 -Dvertx.disableDnsResolver=true -Djdk.net.hosts.file=" + hosts);
      members.add(PackagedServer.launchAt(network.address(i), port, variables));
    }
    for (PackagedServer member : members) {
      member.awaitReady();
    }
  }

  PackagedServer get(int index) {
    return members.get(index);
  }

  List<PackagedServer> all() {
    return List.copyOf(members);
  }

  /** Cuts the halves apart and waits until each has noticed. */
  void cut() throws IOException, InterruptedException {
    network.cut();
    for (int i = 0; i < members.size(); i++) {
      int index = i;
      long half = IntStream.range(0, members.size())
          .filter(other -> network.sameHalf(index, other))
          .count();
      members.get(i).awaitClusterOf((int) half);
    }
  }

  /** Lets them reach each other again. */
  void heal() {
    network.heal();
  }

  /** Waits until each sees all. */
  void awaitOneCluster() throws IOException, InterruptedException {
    for (PackagedServer member : members) {
      member.awaitClusterOf(members.size());
    }
  }

  /** Waits until a member has logged this. */
  void awaitOutput(String line) throws IOException, InterruptedException {
    while (!isLogged(line)) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean isLogged(String line) throws IOException {
    for (PackagedServer member : members) {
      if (member.output().contains(line)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    members.forEach(member -> member.process().destroyForcibly());
    for (PackagedServer member : members) {
      member.close();
    }
    network.close();
  }
}
