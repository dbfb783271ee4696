package io.memecast.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** How much is said: {@code -v} and {@code -q}, each of which may repeat, but not beside the other. */
final class Verbosity {
  private static final int MAX = 2;

  @Option(
      names = {"-v", "--verbose"},
      order = 101,
      description = "Say more; -vv says even more.")
  private boolean[] verbose = {};

  @Option(
      names = {"-q", "--quiet"},
      order = 102,
      description = "Say less: warnings alone; -qq errors alone.")
  private boolean[] quiet = {};

  /** -2 errors alone .. 0 usual .. 2 everything. */
  int level() {
    return Math.max(-MAX, Math.min(verbose.length - quiet.length, MAX));
  }

  boolean isSaid() {
    return verbose.length + quiet.length > 0;
  }

  List<String> problems() {
    return verbose.length > 0 && quiet.length > 0
        ? List.of("--verbose and --quiet exclude each other")
        : List.of();
  }
}
