package io.memecast.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every setting of a member. Made once at the start from text by key ({@code http.request-timeout} → {@code 10s}),
 * wherever the text came from.
 */
public record AppConfig(
    ServerConfig server,
    HttpConfig http,
    RenderConfig render,
    TemplatesConfig templates,
    FontsConfig fonts,
    AssetsConfig assets,
    UploadsConfig uploads,
    ClusterConfig cluster) {

  public static final AppConfig DEFAULTS = new AppConfig(
      ServerConfig.DEFAULTS,
      HttpConfig.DEFAULTS,
      RenderConfig.DEFAULTS,
      TemplatesConfig.DEFAULTS,
      FontsConfig.DEFAULTS,
      AssetsConfig.DEFAULTS,
      UploadsConfig.DEFAULTS,
      ClusterConfig.DEFAULTS);

  /**
   * Checks and reads all settings.
   *
   * @param values text by key; keys that no setting has are problems
   * @throws ConfigException with every problem
   */
  public static AppConfig from(Map<String, String> values) throws ConfigException {
    ConfigReader reader = new ConfigReader(values);
    AppConfig config = read(reader);
    List<String> problems = reader.problems();
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
  }

  /** The keys of all settings, sorted. */
  public static Set<String> keys() {
    ConfigReader reader = new ConfigReader(Map.of());
    read(reader);
    return reader.known();
  }

  /** The same, but no cache larger than its share of the heap. */
  public AppConfig within(HeapShares shares) {
    return new AppConfig(
        server,
        http,
        render.withResultsOf(shares.resultBytes()),
        templates.withCacheOf(shares.templateBytes()),
        fonts.withCachesOf(shares.maskBytes(), shares.layoutBytes()),
        assets,
        uploads,
        cluster.withTemplatesOf(shares.templateBytes()));
  }

  private static AppConfig read(ConfigReader reader) {
    return new AppConfig(
        ServerConfig.from(reader),
        HttpConfig.from(reader),
        RenderConfig.from(reader),
        TemplatesConfig.from(reader),
        FontsConfig.from(reader),
        AssetsConfig.from(reader),
        UploadsConfig.from(reader),
        ClusterConfig.from(reader));
  }
}
