package io.memecast.engine.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.memecast.template.CacheStatistics;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A cache bounded in bytes, with counts. Safe for all threads; two threads may compute the same value at the same time,
 * which costs less than one waiting for the other.
 */
final class ByteBoundedCache<K, V> {
  private final Cache<K, V> cache;
  private final long maxBytes;

  /**
   * @param maxBytes of all values
   * @param heapBytes about how much heap a value and its key hold
   */
  ByteBoundedCache(long maxBytes, ToIntFunction<V> heapBytes) {
    this.maxBytes = maxBytes;
    this.cache = Caffeine.newBuilder()
        .maximumWeight(maxBytes)
        .weigher((K key, V value) -> heapBytes.applyAsInt(value))
        .executor(Runnable::run)
        .recordStats()
        .build();
  }

  V get(K key, Function<K, V> compute) {
    V value = cache.getIfPresent(key);
    if (value == null) {
      value = compute.apply(key);
      cache.put(key, value);
    }
    return value;
  }

  CacheStatistics statistics() {
    CacheStats counts = cache.stats();
    long bytes = cache.policy().eviction().orElseThrow().weightedSize().orElse(0);
    double fillRate = maxBytes == 0 ? 0 : Math.min(1, (double) bytes / maxBytes);
    return new CacheStatistics(maxBytes, fillRate, counts.missCount(), counts.hitCount());
  }
}
