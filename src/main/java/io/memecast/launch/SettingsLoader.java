package io.memecast.launch;

import io.memecast.config.AppConfig;
import io.memecast.config.ConfigException;
import io.memecast.config.Spelling;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the settings: a flag wins over the environment, which wins over the file, which wins over the default. Every
 * problem is found before anything starts.
 */
final class SettingsLoader {
  /** Read where no other file is named and this one exists. */
  static final Path USUAL_FILE = Path.of("conf", "memecast.yaml");

  private static final String PREFIX = "MEMECAST_";
  /** Far more than it takes, even where many processes start on few cores. */
  private static final int FILE_SECONDS = 60;

  /**
   * The settings and what should be said about them.
   *
   * @param warnings a line each
   */
  record Settings(AppConfig config, List<String> warnings) {}

  private final Map<String, String> environment;
  private final Path usualFile;

  /** @param environment the variables of the process */
  SettingsLoader(Map<String, String> environment, Path usualFile) {
    this.environment = environment;
    this.usualFile = usualFile;
  }

  /**
   * Reads and checks all settings.
   *
   * @param flags text by key
   * @param file named by a flag; null = {@link #USUAL_FILE} where that exists
   * @throws ConfigException with every problem, each with where it comes from unless that is a flag
   */
  Settings load(Map<String, String> flags, @Nullable Path file) throws ConfigException {
    Map<String, String> values = new HashMap<>();
    Map<String, String> origins = new HashMap<>();
    List<String> problems = new ArrayList<>();
    Path source = file != null ? file : usualFile;
    if (file != null || Files.exists(usualFile)) {
      try {
        readFile(source).forEach((key, value) -> {
          values.put(key, value);
          origins.put(key, source.toString());
        });
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    List<String> warnings = readEnvironment(values, origins);
    values.putAll(flags);
    origins.keySet().removeAll(flags.keySet());
    try {
      AppConfig config = AppConfig.from(values);
      if (problems.isEmpty()) {
        return new Settings(config, warnings);
      }
    } catch (ConfigException e) {
      e.problems().forEach(problem -> problems.add(withOrigin(problem, origins)));
    }
    throw new ConfigException(problems);
  }

  /** The environment variable of a setting: {@code MEMECAST_HTTP_REQUEST_TIMEOUT}. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private List<String> readEnvironment(Map<String, String> values, Map<String, String> origins) {
    TreeSet<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith(PREFIX));
    for (String key : AppConfig.keys()) {
      String name = variable(key);
      unknown.remove(name);
      String value = environment.getOrDefault(name, "");
      // An empty one is as good as none: compose files make such of what their user has not set.
      if (!value.isBlank()) {
        values.put(key, value);
        origins.put(key, name);
      }
    }
    // No problem: Kubernetes, for one, sets variables of its own for every service.
    return unknown.isEmpty()
        ? List.of()
        : List.of("no such setting, ignored: "
            + unknown.stream().map(SettingsLoader::withNearest).collect(Collectors.joining(", ")));
  }

  private static String withNearest(String variable) {
    return Spelling.nearest(
            variable, AppConfig.keys().stream().map(SettingsLoader::variable).toList())
        .map(name -> variable + " (did you mean " + name + "?)")
        .orElse(variable);
  }

  private static String withOrigin(String problem, Map<String, String> origins) {
    int colon = problem.indexOf(':');
    String origin = colon < 0 ? null : origins.get(problem.substring(0, colon));
    return origin == null ? problem : problem + " (in " + origin + ")";
  }

  /** By vertx-config, which needs a Vert.x, while the real one needs the settings: a throw-away one reads. */
  static Map<String, String> readFile(Path file) throws ConfigException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ConfigException(List.of("--config: cannot read " + file));
    }
    Vertx vertx = Vertx.vertx(new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setFileSystemOptions(new FileSystemOptions()
            .setFileCachingEnabled(false)
            .setClassPathResolvingEnabled(false)));
    try {
      JsonObject settings = ConfigRetriever.create(vertx, options(file))
          .getConfig()
          .toCompletionStage()
          .toCompletableFuture()
          .get(FILE_SECONDS, TimeUnit.SECONDS);
      Map<String, String> values = new HashMap<>();
      settings.forEach(entry -> values.put(entry.getKey(), String.valueOf(entry.getValue())));
      return values;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw unreadable(file, String.valueOf(cause == null ? e : cause.getMessage()));
    } catch (TimeoutException e) {
      throw unreadable(file, "not read in " + FILE_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(file, "stopped while reading");
    } finally {
      vertx.close();
    }
  }

  private static ConfigRetrieverOptions options(Path file) {
    return new ConfigRetrieverOptions()
        .setIncludeDefaultStores(false)
        .setScanPeriod(-1)
        .addStore(new ConfigStoreOptions()
            .setType("file")
            .setFormat(RawYamlProcessor.FORMAT)
            .setConfig(new JsonObject().put("path", file.toAbsolutePath().toString())));
  }

  private static ConfigException unreadable(Path file, String reason) {
    return new ConfigException(List.of(file + ": " + reason));
  }
}
