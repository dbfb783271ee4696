package io.memecast.bench;

import io.memecast.launch.PackagedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One way to ask one cluster, measured as often as there are rounds. */
final class Asking {
  static final String HEADER =
      """
      | members | asked | CPU of all members, ms a request | to one member | compilers, ms a request | requests a second | rendered, of all requests \
      | of these by the member asked \
      | stored: p50, p99, ms | new: p50, p99, ms |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |""";

  private final MemberGroup group;
  private final String name;
  private final List<PackagedServer> asked;
  private final List<Round> rounds = new ArrayList<>();
  private int failures;

  private record Round(
      double cpuMillis,
      double compilerMillis,
      double rate,
      double rendered,
      double local,
      PictureLoad.Seen seen) {}

  Asking(MemberGroup group, String name, List<PackagedServer> asked) {
    this.group = group;
    this.name = name;
    this.asked = asked;
  }

  /** @param counts whether this is one of the rounds that the figures come from */
  void measure(int connections, Duration duration, boolean counts)
      throws IOException, InterruptedException {
    long renderedBefore = group.rendered();
    long forOthersBefore = group.renderedForOthers();
    CpuTime cpuBefore = group.cpu();
    PictureLoad.Seen seen = PictureLoad.run(asked, connections, duration);
    failures += seen.failures();
    CpuTime cpu = group.cpu().minus(cpuBefore);
    long rendered = group.rendered() - renderedBefore;
    double local = 1 - (group.renderedForOthers() - forOthersBefore) / (double) rendered;
    if (counts) {
      rounds.add(new Round(
          millis(cpu.work()) / seen.requests(),
          millis(cpu.compilers()) / seen.requests(),
          seen.requests() / seen.seconds(),
          rendered / (double) seen.requests(),
          local,
          seen));
    }
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  /** In every round, the one that does not count too. */
  int failures() {
    return failures;
  }

  /** @param one the way that the same round of this one is compared with */
  String row(Asking one) {
    double[] ratios = IntStream.range(0, rounds.size())
        .mapToDouble(i -> rounds.get(i).cpuMillis() / one.rounds.get(i).cpuMillis())
        .sorted()
        .toArray();
    return String.format(
        Locale.ROOT,
        "| %d | %s | %.2f | %.2f (%.2f–%.2f) | %.2f | %.0f | %.0f %% | %.0f %% | %s | %s |",
        group.members().size(),
        name,
        median(Round::cpuMillis),
        ratios[ratios.length / 2],
        ratios[0],
        ratios[ratios.length - 1],
        median(Round::compilerMillis),
        median(Round::rate),
        100 * median(Round::rendered),
        100 * median(Round::local),
        latency(PictureLoad.Seen::stored),
        latency(PictureLoad.Seen::fresh));
  }

  private double median(ToDoubleFunction<Round> figure) {
    return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
  }

  private String latency(Function<PictureLoad.Seen, PictureLoad.Latency> kind) {
    return String.format(
        Locale.ROOT,
        "%.1f, %.0f",
        median(round -> kind.apply(round.seen()).p50Millis()),
        median(round -> kind.apply(round.seen()).p99Millis()));
  }
}
