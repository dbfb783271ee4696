package io.memecast.template;

/**
 * Counts of one bounded cache.
 *
 * @param capacity entries, or bytes where the cache is bounded in bytes
 * @param fillRate how full it is, 0..1
 * @param misses since the start
 * @param hits since the start
 */
public record CacheStatistics(long capacity, double fillRate, long misses, long hits) {
  /** Both caches as if they were one. */
  public CacheStatistics plus(CacheStatistics other) {
    long both = capacity + other.capacity;
    double full = fillRate * capacity + other.fillRate * other.capacity;
    return new CacheStatistics(
        both, both == 0 ? 0 : full / both, misses + other.misses, hits + other.hits);
  }
}
