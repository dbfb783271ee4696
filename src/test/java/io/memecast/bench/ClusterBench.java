package io.memecast.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a cluster costs: one, two and three members on this machine, asked at the first member alone and at all of them.
 * All clusters run all the time and are asked one after the other, round by round, so that what else the machine does
 * meets each of them alike. The just-in-time compilers are counted apart. The clients share the cores with the members:
 * CPU time of the members for each request is the figure to compare, requests a second say less. Exits 1 when a request
 * fails. Takes about three minutes.
 *
 * <p>Arguments are options of the members' JVMs: with {@code -XX:TieredStopAtLevel=1} they are soon as fast as they will
 * be, however few requests each gets.
 */
public final class ClusterBench {
  private static final int CONNECTIONS = 16;
  private static final int LARGEST = 3;
  private static final int ROUNDS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration SLOT = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private ClusterBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (run(String.join(" ", args)) > 0) {
      System.exit(1);
    }
  }

  /** Returns how many requests failed. */
  private static int run(String jvmOptions) throws IOException, InterruptedException {
    List<MemberGroup> groups = new ArrayList<>();
    try {
      for (int members = 1; members <= LARGEST; members++) {
        MemberGroup group = MemberGroup.launch(members, jvmOptions);
        groups.add(group);
        group.awaitOneCluster();
      }
      warmUp(groups);
      String loadBefore = systemLoad();
      List<Asking> ways = measure(groups);
      print(ways, groups, "load average %s before, %s after".formatted(loadBefore, systemLoad()));
      return ways.stream().mapToInt(Asking::failures).sum();
    } finally {
      for (MemberGroup group : groups) {
        group.close();
      }
    }
  }

  /** Prepares every template at every member and lets the compilers finish most of their work. */
  private static void warmUp(List<MemberGroup> groups) throws IOException, InterruptedException {
    for (MemberGroup group : groups) {
      PictureLoad.store(group.members());
    }
    PictureLoad.Seen seen = PictureLoad.run(
        groups.stream().flatMap(group -> group.members().stream()).toList(), CONNECTIONS, WARM_UP);
    if (seen.failures() > 0) {
      throw new IOException(seen.failures() + " requests failed before the first round");
    }
  }

  /** A first round is not counted. Each round begins with another way. */
  private static List<Asking> measure(List<MemberGroup> groups)
      throws IOException, InterruptedException {
    List<Asking> ways = new ArrayList<>();
    for (MemberGroup group : groups) {
      ways.add(new Asking(group, "the first", group.members().subList(0, 1)));
      if (group.members().size() > 1) {
        ways.add(new Asking(group, "all", group.members()));
      }
    }
    List<Asking> order = new ArrayList<>(ways);
    for (int round = 0; round <= ROUNDS; round++) {
      for (Asking way : order) {
        way.measure(CONNECTIONS, SLOT, round > 0);
      }
      Collections.rotate(order, 1);
    }
    return ways;
  }

  private static void print(List<Asking> ways, List<MemberGroup> groups, String load)
      throws IOException, InterruptedException {
    System.out.printf(
        "%n%s %s, %s, %d cores, %s%n%d connections, every second picture stored, the others with new texts; "
            + "medians of %d rounds of %d s; %d failures%n%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        load,
        CONNECTIONS,
        ROUNDS,
        SLOT.toSeconds(),
        ways.stream().mapToInt(Asking::failures).sum());
    System.out.println(Asking.HEADER);
    ways.forEach(way -> System.out.println(way.row(ways.get(0))));
    System.out.printf("%nCPU of an idle member, ms a second: %s%n", idleMillis(groups));
  }

  private static String idleMillis(List<MemberGroup> groups)
      throws IOException, InterruptedException {
    List<CpuTime> before = new ArrayList<>();
    for (MemberGroup group : groups) {
      before.add(group.cpu());
    }
    TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
    List<String> figures = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int members = groups.get(i).members().size();
      Duration work = groups.get(i).cpu().minus(before.get(i)).work();
      double millis = work.toMillis() / (double) IDLE.toSeconds() / members;
      figures.add(String.format(Locale.ROOT, "%.0f (of %d)", millis, members));
    }
    return String.join(", ", figures);
  }

  private static String systemLoad() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() throws IOException {
    Path information = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(information)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(information).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
