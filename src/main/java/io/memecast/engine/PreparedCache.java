package io.memecast.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.memecast.engine.PreparedTemplates.Prepared;
import io.memecast.template.CacheStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Prepared templates, bounded in number and in heap. A quarter of both is for templates in other sizes than their own: of
 * these anybody can ask for a million, and none of them shall take the place of a template. Safe for any thread.
 */
final class PreparedCache {
  private static final int DERIVED_SHARE = 4;

  private final Cache<Key, Prepared> own;
  private final Cache<Key, Prepared> derived;
  private final int capacity;

  /** A template in the size that is asked for; null = no bound. */
  record Key(String digest, @Nullable Integer maxWidth, @Nullable Integer maxHeight) {
    /** In another size than its own, or perhaps so. */
    boolean isDerived() {
      return maxWidth != null || maxHeight != null;
    }
  }

  /**
   * @param capacity number of entries, 0 = keep none
   * @param maxBytes heap of all entries
   */
  PreparedCache(int capacity, long maxBytes) {
    this.capacity = capacity;
    int derivedCapacity = (capacity + DERIVED_SHARE - 1) / DERIVED_SHARE;
    long derivedBytes = maxBytes / DERIVED_SHARE;
    own = cache(capacity - derivedCapacity, maxBytes - derivedBytes);
    derived = cache(derivedCapacity, derivedBytes);
  }

  private static Cache<Key, Prepared> cache(int capacity, long maxBytes) {
    // An entry weighs at least its share of the capacity, so one bound holds both number and heap.
    long share = Math.max(1, maxBytes / Math.max(1, capacity));
    return Caffeine.newBuilder()
        .maximumWeight(maxBytes)
        .weigher((Key key, Prepared entry) ->
            (int) Math.min(Integer.MAX_VALUE, Math.max(share, entry.picture().heapBytes())))
        .recordStats()
        .executor(Runnable::run)
        .build();
  }

  private Cache<Key, Prepared> of(Key key) {
    return key.isDerived() ? derived : own;
  }

  /** The entry, whose use is counted; null when there is none. */
  @Nullable
  Prepared get(Key key) {
    return of(key).getIfPresent(key);
  }

  /** The entry; null when there is none. */
  @Nullable
  Prepared peek(Key key) {
    return of(key).asMap().get(key);
  }

  void put(Key key, Prepared entry) {
    if (capacity > 0) {
      of(key).put(key, entry);
    }
  }

  CacheStatistics statistics() {
    CacheStats stats = own.stats().plus(derived.stats());
    long size = own.estimatedSize() + derived.estimatedSize();
    double fill = capacity == 0 ? 0 : Math.min(1, (double) size / capacity);
    return new CacheStatistics(capacity, fill, stats.missCount(), stats.hitCount());
  }
}
