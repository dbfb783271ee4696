package io.memecast.cli;

import picocli.CommandLine.Model.OptionSpec;

/** The options that print something instead of running the command. They are the last in every help. */
final class HelpOptions {
  /** Columns of every help. */
  static final int WIDTH = 100;

  /** Columns of the option names, before the descriptions. */
  static final int NAMES_WIDTH = 28;

  private HelpOptions() {}

  static OptionSpec help() {
    return OptionSpec.builder("-H", "-h", "--help")
        .usageHelp(true)
        .order(103)
        .description("Print this help.")
        .build();
  }

  static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .order(104)
        .description("Print the version.")
        .build();
  }
}
