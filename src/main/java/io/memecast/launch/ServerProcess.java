package io.memecast.launch;

import io.memecast.cli.ServerStarter;
import io.memecast.config.AppConfig;
import io.memecast.config.ConfigException;
import io.memecast.config.HeapShares;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server as a process: settings, start, the wait for a stop, and the exit code. */
final class ServerProcess implements ServerStarter {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  private static final int STOPPED = 0;
  private static final int FAILED = 1;

  /** {@code EX_USAGE} of BSD's {@code sysexits.h}: asked wrongly. */
  private static final int WRONG_SETTINGS = 64;

  private final SettingsLoader loader;
  private final PrintStream err;

  /**
   * @param loader reads the settings
   * @param err where problems are told, a line each
   */
  ServerProcess(SettingsLoader loader, PrintStream err) {
    this.loader = loader;
    this.err = err;
  }

  @Override
  public int start(Map<String, String> flagSettings, @Nullable Path configFile) {
    SettingsLoader.Settings settings;
    try {
      settings = loader.load(flagSettings, configFile);
    } catch (ConfigException e) {
      e.problems().forEach(this::tell);
      return WRONG_SETTINGS;
    }
    LogLevels.set(settings.config().server().verbosity());
    settings.warnings().forEach(LOG::warn);
    AppConfig config = settings.config().within(HeapShares.ofThisProcess());
    if (!config.equals(settings.config())) {
      LOG.info(
          "The heap of {} MiB is small for the caches of the settings: they get less",
          Runtime.getRuntime().maxMemory() >> 20);
    }
    LOG.info("Settings: {}", config);
    StopSignals signals = StopSignals.listen();
    try {
      Shutdown shutdown = Server.start(config);
      signals.await();
      return shutdown.run() ? STOPPED : FAILED;
    } catch (StartException e) {
      tell(String.valueOf(e.getMessage()));
      LOG.debug("The start failed", e);
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } finally {
      signals.finished();
    }
  }

  private void tell(String problem) {
    err.println("memecast: " + problem);
  }
}
