package io.memecast.config;

/**
 * Fonts.
 *
 * @param cacheSize faces kept, 0..10 000
 * @param maskCacheBytes glyph masks kept, 1 MiB..1 TiB
 * @param layoutCacheBytes laid out captions kept, 1 MiB..1 TiB
 */
public record FontsConfig(int cacheSize, long maskCacheBytes, long layoutCacheBytes) {
  public static final FontsConfig DEFAULTS = new FontsConfig(16, 32L << 20, 16L << 20);

  /** The same with caches of at most that many bytes. */
  FontsConfig withCachesOf(long maxMaskBytes, long maxLayoutBytes) {
    return new FontsConfig(
        cacheSize,
        Math.min(maskCacheBytes, maxMaskBytes),
        Math.min(layoutCacheBytes, maxLayoutBytes));
  }

  static FontsConfig from(ConfigReader reader) {
    return new FontsConfig(
        reader.integer("fonts.cache-size", DEFAULTS.cacheSize, 0, 10_000),
        reader.size("fonts.mask-cache", DEFAULTS.maskCacheBytes, 1L << 20, 1L << 40),
        reader.size("fonts.layout-cache", DEFAULTS.layoutCacheBytes, 1L << 20, 1L << 40));
  }
}
