package io.memecast.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the server for the command line, which knows nothing of how one is put together. */
@FunctionalInterface
public interface ServerStarter {
  /**
   * Starts a member and returns when it has stopped.
   *
   * @param flagSettings the settings that flags gave, as text by key, each checked; they win over the
   *     environment and the file
   * @param configFile the file that {@code --config} named, null where it did not
   * @return the process's exit code
   */
  int start(Map<String, String> flagSettings, @Nullable Path configFile);
}
