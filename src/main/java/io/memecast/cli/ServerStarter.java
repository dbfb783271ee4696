package io.memecast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the server for the command line, which knows nothing of how one is put together. */
@FunctionalInterface
public interface ServerStarter {
  /**
   * Gathers the settings without starting anything.
   *
   * @param flagSettings the settings that flags gave, as text by key; they win over the environment and the file
   * @param configFile the file that {@code --config} named, null where it did not
   */
  Start prepare(Map<String, String> flagSettings, @Nullable Path configFile);

  /** A member that can be started, or what is wrong with its settings. */
  interface Start {
    /** One line each, beginning with the setting's key; empty where nothing is wrong. */
    List<String> problems();

    /**
     * Starts the member and returns when it has stopped. Called only where there is no problem.
     *
     * @return the process's exit code
     */
    int run();
  }
}
