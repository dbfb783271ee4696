package io.memecast.launch;

import io.memecast.cli.ServerStarter;
import io.memecast.config.AppConfig;
import io.memecast.config.ConfigException;
import io.memecast.config.HeapShares;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server as a process: settings, start, the wait for a stop, and the exit code. */
final class ServerProcess implements ServerStarter {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  private static final int STOPPED = 0;
  private static final int FAILED = 1;

  private final SettingsLoader loader;
  private final PrintStream err;

  /**
   * @param loader reads the settings
   * @param err where it is told why a start fails
   */
  ServerProcess(SettingsLoader loader, PrintStream err) {
    this.loader = loader;
    this.err = err;
  }

  @Override
  public Start prepare(Map<String, String> flagSettings, @Nullable Path configFile) {
    try {
      return new Prepared(loader.load(flagSettings, configFile), List.of());
    } catch (ConfigException e) {
      return new Prepared(null, e.problems());
    }
  }

  /** Either the settings or what is wrong with them. */
  private final class Prepared implements Start {
    private final SettingsLoader.@Nullable Settings settings;
    private final List<String> problems;

    Prepared(SettingsLoader.@Nullable Settings settings, List<String> problems) {
      this.settings = settings;
      this.problems = problems;
    }

    @Override
    public List<String> problems() {
      return problems;
    }

    @Override
    public int run() {
      if (settings == null) {
        throw new IllegalStateException("the settings cannot be used: " + problems);
      }
      return ServerProcess.this.run(settings);
    }
  }

  private int run(SettingsLoader.Settings settings) {
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
