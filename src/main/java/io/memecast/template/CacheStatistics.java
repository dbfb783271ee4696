package io.memecast.template;

/**
 * Counts of one bounded cache.
 *
 * @param capacity entries, or bytes where the cache is bounded in bytes
 * @param fillRate how full it is, 0..1
 * @param misses since the start
 * @param hits since the start
 */
public record CacheStatistics(long capacity, double fillRate, long misses, long hits) {}
