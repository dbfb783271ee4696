package io.memecast.bench;

import io.memecast.launch.FreePorts;
import io.memecast.launch.PackagedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The processes of one cluster, with the settings that come with the program, and what they have done so far. */
final class MemberGroup implements AutoCloseable {
  /** What a member logs of a picture that it made for another. */
  private static final Pattern FOR_OTHERS = Pattern.compile(" for \\S+: \\d+ bytes after ");

  private final List<PackagedServer> members = new ArrayList<>();

  private MemberGroup() {}

  /** Starts them and does not wait until they are ready. */
  static MemberGroup launch(int number, String jvmOptions) throws IOException {
    Map<String, String> environment = Map.of(
        "MEMECAST_CLUSTER_NAME",
        "bench-" + UUID.randomUUID(),
        "MEMECAST_CLUSTER_PORT",
        Integer.toString(FreePorts.forCluster()),
        // A compiler that ended would take its CPU time with it.
        "JDK_JAVA_OPTIONS",
        "-XX:-UseDynamicNumberOfCompilerThreads " + jvmOptions);
    MemberGroup group = new MemberGroup();
    for (int i = 0; i < number; i++) {
      group.members.add(PackagedServer.launch(environment));
    }
    return group;
  }

  /** Waits until each is ready and sees all. */
  void awaitOneCluster() throws IOException, InterruptedException {
    for (PackagedServer member : members) {
      member.awaitReady();
      member.awaitClusterOf(members.size());
    }
  }

  List<PackagedServer> members() {
    return List.copyOf(members);
  }

  /** CPU time of all processes. */
  CpuTime cpu() throws IOException {
    CpuTime sum = CpuTime.NONE;
    for (PackagedServer member : members) {
      sum = sum.plus(CpuTime.of(member.process()));
    }
    return sum;
  }

  /** Pictures that were begun by all. */
  long rendered() throws IOException, InterruptedException {
    long rendered = 0;
    for (PackagedServer member : members) {
      rendered += member.startedJobs();
    }
    return rendered;
  }

  /** Those among them that another member than the one that was asked has made. */
  long renderedForOthers() throws IOException {
    long number = 0;
    for (PackagedServer member : members) {
      number += FOR_OTHERS.matcher(member.output()).results().count();
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    members.forEach(member -> member.process().destroyForcibly());
    for (PackagedServer member : members) {
      member.close();
    }
  }
}
