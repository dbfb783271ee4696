package io.memecast.config;

import java.time.Duration;

/**
 * The process.
 *
 * @param shutdownTimeout what is under way may take this long after a stop was asked for, 0..1 h; zero = no limit
 * @param verbosity of the log: -2 errors, -1 warnings, 0 a line a request, 1 debug, 2 trace
 */
public record ServerConfig(Duration shutdownTimeout, int verbosity) {
  public static final ServerConfig DEFAULTS = new ServerConfig(Duration.ofSeconds(30), 0);

  static ServerConfig from(ConfigReader reader) {
    return new ServerConfig(
        reader.duration(
            "server.shutdown-timeout",
            DEFAULTS.shutdownTimeout,
            Duration.ZERO,
            Duration.ofHours(1)),
        reader.integer("server.verbosity", DEFAULTS.verbosity, -2, 2));
  }
}
