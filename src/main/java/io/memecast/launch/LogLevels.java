package io.memecast.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged, by the number that {@code -v} and {@code -q} make. */
final class LogLevels {
  private LogLevels() {}

  /**
   * Sets the levels.
   *
   * @param verbosity -2 errors, -1 warnings, 0 usual, 1 our own debug lines, 2 everything
   */
  static void set(int verbosity) {
    if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
      Logger ours = context.getLogger("io.memecast");
      ours.setLevel(ours(verbosity));
      if (verbosity != 0) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(others(verbosity));
      }
    }
  }

  private static Level ours(int verbosity) {
    return switch (verbosity) {
      case -2 -> Level.ERROR;
      case -1 -> Level.WARN;
      case 0 -> Level.INFO;
      case 1 -> Level.DEBUG;
      default -> Level.TRACE;
    };
  }

  private static Level others(int verbosity) {
    return switch (verbosity) {
      case -2 -> Level.ERROR;
      case -1, 1 -> Level.WARN;
      default -> Level.INFO;
    };
  }
}
