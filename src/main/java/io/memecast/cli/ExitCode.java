package io.memecast.cli;

/** What the process ends with; the numbers are those of BSD's {@code sysexits.h}. */
final class ExitCode {
  static final int OK = 0;

  /** Asked rightly, but it did not work. */
  static final int FAILURE = 1;

  /** {@code EX_USAGE}: asked wrongly. */
  static final int USAGE = 64;

  private ExitCode() {}
}
