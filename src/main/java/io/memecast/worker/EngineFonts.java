package io.memecast.worker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.memecast.error.Deadline;
import io.memecast.job.Fonts;
import io.memecast.template.FontDescription;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The engine's fonts, described on a thread of their own, one at a time. Fonts stay the same while a member runs, so a
 * description is kept.
 */
public final class EngineFonts implements Fonts {
  private static final int MAX_IN_HAND = 64;
  private static final int MAX_KEPT = 256;

  private final List<String> names;
  private final Function<String, FontDescription> describe;
  private final BoundedExecutor executor;
  private final Cache<String, FontDescription> descriptions =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

  /**
   * @param names stems and aliases, sorted
   * @param describe reads a font's file; blocks
   * @param maxTime a description that takes longer is told in the log
   */
  public EngineFonts(
      Vertx vertx,
      List<String> names,
      Function<String, FontDescription> describe,
      Duration maxTime) {
    this.names = names;
    this.describe = describe;
    executor = new BoundedExecutor(
        vertx,
        "memecast-fonts",
        1,
        MAX_IN_HAND,
        maxTime,
        "too many fonts are being described just now");
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Future<FontDescription> describe(String name, Deadline deadline) {
    FontDescription known = descriptions.getIfPresent(name);
    return known != null
        ? Future.succeededFuture(known)
        : executor.call(deadline, () -> descriptions.get(name, describe));
  }
}
