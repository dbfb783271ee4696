package io.memecast.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rendering.
 *
 * @param threads worker verticles, 1..256
 * @param queueSize jobs that may wait on this member, 0..100 000; beyond them 503
 * @param maxTime no job takes longer, whatever was asked for, 1 s..1 h
 * @param jpegQuality 1..100; null = as good as the template
 * @param gifQuality 1..100; null = as good as the template
 * @param shareFitSize captions of one picture that ask for the size {@code fit} get the smallest of
 *     their sizes
 * @param resultCacheBytes finished pictures kept for the next who asks, 0..1 TiB; 0 = none
 */
public record RenderConfig(
    int threads,
    int queueSize,
    Duration maxTime,
    @Nullable Integer jpegQuality,
    @Nullable Integer gifQuality,
    boolean shareFitSize,
    long resultCacheBytes) {
  public static final RenderConfig DEFAULTS = new RenderConfig(
      Runtime.getRuntime().availableProcessors(),
      64,
      Duration.ofMinutes(5),
      null,
      null,
      false,
      64L << 20);

  /** The same with at most that many bytes of finished pictures. */
  RenderConfig withResultsOf(long maxBytes) {
    return new RenderConfig(
        threads,
        queueSize,
        maxTime,
        jpegQuality,
        gifQuality,
        shareFitSize,
        Math.min(resultCacheBytes, maxBytes));
  }

  static RenderConfig from(ConfigReader reader) {
    return new RenderConfig(
        reader.integer("render.threads", DEFAULTS.threads, 1, 256),
        reader.integer("render.queue-size", DEFAULTS.queueSize, 0, 100_000),
        reader.duration(
            "render.max-time", DEFAULTS.maxTime, Duration.ofSeconds(1), Duration.ofHours(1)),
        reader.optionalInteger("render.jpeg-quality", 1, 100),
        reader.optionalInteger("render.gif-quality", 1, 100),
        reader.flag("render.share-fit-size", DEFAULTS.shareFitSize),
        reader.size("render.result-cache", DEFAULTS.resultCacheBytes, 0, 1L << 40));
  }
}
