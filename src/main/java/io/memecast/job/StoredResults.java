package io.memecast.job;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.memecast.template.CacheStatistics;
import io.memecast.template.Rendered;
import java.util.Optional;

/** Finished pictures by entity tag, for the next who asks; bounded in bytes. Safe for any thread. */
final class StoredResults {
  /** Heap that an entry takes besides the picture's bytes: objects, tag and the cache's own node; rounded up. */
  private static final int OVERHEAD_BYTES = 512;

  private final Cache<String, Rendered> cache;
  private final long capacityBytes;

  StoredResults(long capacityBytes) {
    this.capacityBytes = capacityBytes;
    cache = Caffeine.newBuilder()
        .maximumWeight(capacityBytes)
        .weigher((String etag, Rendered rendered) -> rendered.bytes().length + OVERHEAD_BYTES)
        // Evicting is quick, and done at once the bound holds at any time.
        .executor(Runnable::run)
        .recordStats()
        .build();
  }

  Optional<Rendered> find(String etag) {
    return Optional.ofNullable(cache.getIfPresent(etag));
  }

  void add(Rendered rendered) {
    cache.put(rendered.etag(), rendered);
  }

  CacheStatistics statistics() {
    long bytes = cache
        .policy()
        .eviction()
        .map(Policy.Eviction::weightedSize)
        .orElseThrow()
        .orElse(0);
    CacheStats stats = cache.stats();
    double fillRate = capacityBytes == 0 ? 0 : Math.min(1, (double) bytes / capacityBytes);
    return new CacheStatistics(capacityBytes, fillRate, stats.missCount(), stats.hitCount());
  }
}
