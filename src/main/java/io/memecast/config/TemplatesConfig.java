package io.memecast.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Templates: folders, caches and limits, the latter asked before any pixel is decoded.
 *
 * @param dirs folders of pictures beside those of the assets; a later one wins over those before it
 * @param cacheSize prepared templates kept, 0..1 000 000
 * @param cacheBytes heap they may hold in all, 1 MiB..1 TiB
 * @param maxFileBytes of a template's file, 1 KiB..1 GiB
 * @param maxPixels of one frame, 1..1 000 000 000
 * @param maxFrames of an animation, 1..100 000
 * @param maxTotalPixels summed over an animation's frames, 1..2 000 000 000
 */
public record TemplatesConfig(
    List<Path> dirs,
    int cacheSize,
    long cacheBytes,
    long maxFileBytes,
    long maxPixels,
    int maxFrames,
    long maxTotalPixels) {
  public static final TemplatesConfig DEFAULTS =
      new TemplatesConfig(List.of(), 128, 256L << 20, 32L << 20, 24_000_000, 500, 100_000_000);

  public TemplatesConfig {
    dirs = List.copyOf(dirs);
  }

  /** The same with a cache of at most that many bytes. */
  TemplatesConfig withCacheOf(long maxBytes) {
    return new TemplatesConfig(
        dirs,
        cacheSize,
        Math.min(cacheBytes, maxBytes),
        maxFileBytes,
        maxPixels,
        maxFrames,
        maxTotalPixels);
  }

  static TemplatesConfig from(ConfigReader reader) {
    return new TemplatesConfig(
        reader.list("templates.dirs").stream().map(Path::of).toList(),
        reader.integer("templates.cache-size", DEFAULTS.cacheSize, 0, 1_000_000),
        reader.size("templates.cache-bytes", DEFAULTS.cacheBytes, 1L << 20, 1L << 40),
        reader.size("templates.max-file-size", DEFAULTS.maxFileBytes, 1L << 10, 1L << 30),
        reader.integer("templates.max-pixels", (int) DEFAULTS.maxPixels, 1, 1_000_000_000),
        reader.integer("templates.max-frames", DEFAULTS.maxFrames, 1, 100_000),
        reader.integer(
            "templates.max-total-pixels", (int) DEFAULTS.maxTotalPixels, 1, 2_000_000_000));
  }
}
