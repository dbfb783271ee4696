package io.memecast.bench;

import io.memecast.template.FolderTemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link CodecBenchmark} on the templates that are named, or on all, and prints a table: CPU time of the reference
 * and ours, their ratio, bytes of both, and what ours allocates beside its output.
 */
public final class CodecRatios {
  private CodecRatios() {}

  public static void main(String[] args) throws RunnerException {
    List<String> templates = args.length > 0
        ? List.of(args)
        : new FolderTemplateSource(Path.of("assets/templates"), 32L << 20).names();
    Collection<RunResult> results = new Runner(new OptionsBuilder()
            .include(CodecBenchmark.class.getSimpleName())
            .param("template", templates.toArray(String[]::new))
            .addProfiler(GCProfiler.class)
            .build())
        .run();
    Map<String, RunResult> ours = new TreeMap<>();
    Map<String, RunResult> theirs = new TreeMap<>();
    for (RunResult result : results) {
      boolean surgical = result.getParams().getBenchmark().endsWith(".surgical");
      (surgical ? ours : theirs).put(result.getParams().getParam("template"), result);
    }
    print(ours, theirs);
  }

  private static void print(Map<String, RunResult> ours, Map<String, RunResult> theirs) {
    System.out.printf(
        "%n%s %s, %s%n%n",
        System.getProperty("java.vm.name"), System.getProperty("java.version"), processor());
    System.out.println(
        "| template | reference, ms CPU | Memecast, ms CPU | ratio | reference, bytes |"
            + " Memecast, bytes | allocated beside the output, bytes |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    double logs = 0;
    for (String template : ours.keySet()) {
      double mine = millis(ours.get(template));
      double reference = millis(theirs.get(template));
      logs += Math.log(reference / mine);
      System.out.printf(
          "| %s | %.2f | %.2f | %.1f | %.0f | %.0f | %.0f |%n",
          template,
          reference,
          mine,
          reference / mine,
          bytes(theirs.get(template)),
          bytes(ours.get(template)),
          allocated(ours.get(template)) - bytes(ours.get(template)));
    }
    System.out.printf("%ngeometric mean %.1f%n", Math.exp(logs / ours.size()));
  }

  private static double millis(RunResult result) {
    return score(result, "nanos") / score(result, "captions") / 1e6;
  }

  private static double bytes(RunResult result) {
    return score(result, "bytes") / score(result, "captions");
  }

  private static double allocated(RunResult result) {
    return score(result, "gc.alloc.rate.norm");
  }

  @SuppressWarnings("rawtypes") // as JMH declares it
  private static double score(RunResult result, String name) {
    for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith(name)) {
        return entry.getValue().getScore();
      }
    }
    throw new IllegalStateException("no result " + name);
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 2))
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }
}
