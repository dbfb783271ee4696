package io.memecast.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.macro.ImageMacro;
import io.memecast.template.CacheStatistics;
import io.memecast.template.Template;
import io.memecast.template.TemplateLayout;
import io.memecast.template.TemplateSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepared templates by digest and asked size, bounded in number and in heap. However many ask for one that is not there,
 * one of them prepares it, on its own thread and to the end, even when its own time is up before: the others wait for
 * the result and would have to begin again. Safe for any thread.
 */
final class PreparedTemplates {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedTemplates.class);

  /** How soon one that waits for another's preparation sees that nobody waits for itself any more. */
  private static final long WAIT_STEP_MILLIS = 50;

  private final Cache<Key, Prepared> cache;
  private final ConcurrentMap<Key, CompletableFuture<Prepared>> underWay =
      new ConcurrentHashMap<>();
  private final AtomicLong noted = new AtomicLong();
  private final TemplateSource source;
  private final int capacity;
  private final PictureCodecs codecs;
  private final Duration maxTime;

  private record Key(String digest, @Nullable Integer maxWidth, @Nullable Integer maxHeight) {}

  /** A template ready for captions, and where on it they go. */
  record Prepared(PreparedTemplate picture, TemplateLayout layout, String digest) {}

  /**
   * @param capacity number of entries, 0 = keep none
   * @param maxBytes heap of all entries
   * @param maxTime one preparation takes no longer
   */
  PreparedTemplates(
      TemplateSource source, PictureCodecs codecs, int capacity, long maxBytes, Duration maxTime) {
    this.source = source;
    this.capacity = capacity;
    this.codecs = codecs;
    this.maxTime = maxTime;
    // An entry weighs at least its share of the capacity, so one bound holds both number and heap.
    long share = Math.max(1, maxBytes / Math.max(1, capacity));
    this.cache = Caffeine.newBuilder()
        .maximumWeight(maxBytes)
        .weigher((Key key, Prepared entry) ->
            (int) Math.min(Integer.MAX_VALUE, Math.max(share, entry.picture().heapBytes())))
        .recordStats()
        .executor(Runnable::run)
        .build();
  }

  /**
   * The template of {@code name} in the size that {@code macro} asks for, prepared by this thread or by another that is
   * already at it.
   *
   * @throws CaptionException {@code TEMPLATE_…}, or the deadline's
   */
  Prepared get(ImageMacro macro, Deadline deadline) {
    Prepared known = source
        .digest(macro.template())
        .map(digest -> cache.getIfPresent(key(digest, macro)))
        .orElse(null);
    return known != null ? known : prepare(load(macro.template()), macro, deadline);
  }

  /**
   * A template that the source may not have yet, in its own size.
   *
   * @throws CaptionException as above
   */
  Prepared get(Template template, Deadline deadline) {
    return prepare(template, new ImageMacro(template.name(), null, null, List.of()), deadline);
  }

  private Template load(String name) {
    return source
        .load(name)
        .orElseThrow(() -> new CaptionException(
            ErrorCode.TEMPLATE_NOT_FOUND, "cannot load template `" + name + "`: no such template"));
  }

  private static Key key(String digest, ImageMacro macro) {
    return new Key(digest, macro.width(), macro.height());
  }

  private Prepared prepare(Template template, ImageMacro macro, Deadline deadline) {
    Key key = key(template.digest(), macro);
    Prepared present = cache.getIfPresent(key);
    if (present != null) {
      return present;
    }
    CompletableFuture<Prepared> mine = new CompletableFuture<>();
    CompletableFuture<Prepared> others = underWay.putIfAbsent(key, mine);
    if (others != null) {
      return await(others, deadline);
    }
    try {
      // Another may have finished between the look into the cache and our turn.
      Prepared finished = cache.asMap().get(key);
      Prepared prepared = finished != null ? finished : prepareNow(template, macro);
      if (capacity > 0) {
        cache.put(key, prepared);
      }
      mine.complete(prepared);
      return prepared;
    } catch (Throwable failure) { // whatever it is, those that wait must hear of it
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      underWay.remove(key, mine);
    }
  }

  private Prepared prepareNow(Template template, ImageMacro macro) {
    PreparedTemplate picture =
        codecs.prepare(template, macro.width(), macro.height(), Deadline.in(maxTime));
    if (!picture.notes().isEmpty()) {
      noted.incrementAndGet();
      LOG.info("template `{}`: {}", template.name(), String.join("; ", picture.notes()));
    }
    return new Prepared(picture, template.layout(), template.digest());
  }

  private static Prepared await(CompletableFuture<Prepared> others, Deadline deadline) {
    while (true) {
      deadline.check();
      try {
        return others.get(WAIT_STEP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not yet: ask the deadline again.
      } catch (ExecutionException e) {
        throw asCaptionException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CaptionException(
            ErrorCode.ABANDONED, "interrupted while a template was prepared", e);
      }
    }
  }

  private static CaptionException asCaptionException(@Nullable Throwable failure) {
    return failure instanceof CaptionException known
        ? known
        : new CaptionException(ErrorCode.INTERNAL, "preparing the template failed", failure);
  }

  /** Preparations since the start that had something to say, such as that the usual way could not be taken. */
  long noted() {
    return noted.get();
  }

  CacheStatistics statistics() {
    CacheStats stats = cache.stats();
    double fill = capacity == 0 ? 0 : Math.min(1, (double) cache.estimatedSize() / capacity);
    return new CacheStatistics(capacity, fill, stats.missCount(), stats.hitCount());
  }
}
