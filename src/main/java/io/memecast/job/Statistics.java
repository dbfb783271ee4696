package io.memecast.job;

import io.memecast.template.CacheStatistics;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A member's counts at one moment, or the sum of several members'.
 *
 * @param templates prepared templates
 * @param fonts fonts
 * @param text caches of what is made from fonts, bounded in bytes, by name
 * @param engine what an operator may want to look into, by name
 * @param results finished pictures, bounded in bytes
 * @param jobs the gate's
 */
public record Statistics(
    CacheStatistics templates,
    CacheStatistics fonts,
    Map<String, CacheStatistics> text,
    Map<String, Long> engine,
    CacheStatistics results,
    Jobs jobs) {
  /**
   * The gate's counts.
   *
   * @param workers worker verticles
   * @param running jobs at work now
   * @param waiting jobs in the queue now
   * @param queueSize jobs that may wait
   * @param started jobs handed to a worker since the start
   * @param refused jobs that found the queue full since the start
   * @param expired jobs whose time was up, or that nobody waited for any more, before they started
   */
  public record Jobs(
      int workers,
      int running,
      int waiting,
      int queueSize,
      long started,
      long refused,
      long expired) {
    private Jobs plus(Jobs other) {
      return new Jobs(
          workers + other.workers,
          running + other.running,
          waiting + other.waiting,
          queueSize + other.queueSize,
          started + other.started,
          refused + other.refused,
          expired + other.expired);
    }
  }

  /** The sum: counts and capacities add, how full a cache is weighs as much as its capacity. */
  public Statistics plus(Statistics other) {
    return new Statistics(
        templates.plus(other.templates),
        fonts.plus(other.fonts),
        plus(text, other.text, CacheStatistics::plus),
        plus(engine, other.engine, Long::sum),
        results.plus(other.results),
        jobs.plus(other.jobs));
  }

  private static <V> Map<String, V> plus(
      Map<String, V> one, Map<String, V> other, BinaryOperator<V> add) {
    Map<String, V> sum = new TreeMap<>(one);
    other.forEach((name, value) -> sum.merge(name, value, add));
    return sum;
  }

  /** The same over HTTP and over the event bus. */
  public JsonObject toJson() {
    JsonObject caches =
        new JsonObject().put("templates", toJson(templates)).put("fonts", toJson(fonts));
    JsonObject textCaches = new JsonObject();
    text.forEach((name, cache) -> textCaches.put(name, toJson(cache)));
    JsonObject engineCounts = new JsonObject();
    engine.forEach(engineCounts::put);
    return new JsonObject()
        .put("cache", caches)
        .put("text", textCaches)
        .put("engine", engineCounts)
        .put("results", toJson(results))
        .put("jobs", toJson(jobs));
  }

  private static JsonObject toJson(CacheStatistics cache) {
    return new JsonObject()
        .put("capacity", cache.capacity())
        .put("fill_rate", cache.fillRate())
        .put("misses", cache.misses())
        .put("hits", cache.hits());
  }

  private static JsonObject toJson(Jobs jobs) {
    return new JsonObject()
        .put("workers", jobs.workers())
        .put("running", jobs.running())
        .put("waiting", jobs.waiting())
        .put("queue_size", jobs.queueSize())
        .put("started", jobs.started())
        .put("refused", jobs.refused())
        .put("expired", jobs.expired());
  }

  /**
   * Reads {@link #toJson()}; what is not there counts 0.
   *
   * @throws ClassCastException when something in it has another type
   */
  static Statistics fromJson(@Nullable JsonObject json) {
    JsonObject caches = object(json, "cache");
    return new Statistics(
        cache(object(caches, "templates")),
        cache(object(caches, "fonts")),
        map(object(json, "text"), value -> cache((JsonObject) value)),
        map(object(json, "engine"), value -> ((Number) value).longValue()),
        cache(object(json, "results")),
        jobs(object(json, "jobs")));
  }

  private static JsonObject object(@Nullable JsonObject json, String key) {
    return json == null ? new JsonObject() : json.getJsonObject(key, new JsonObject());
  }

  private static <V> Map<String, V> map(JsonObject json, Function<Object, V> read) {
    Map<String, V> values = new TreeMap<>();
    json.forEach(entry -> values.put(entry.getKey(), read.apply(entry.getValue())));
    return values;
  }

  private static CacheStatistics cache(JsonObject json) {
    return new CacheStatistics(
        json.getLong("capacity", 0L),
        json.getDouble("fill_rate", 0.0),
        json.getLong("misses", 0L),
        json.getLong("hits", 0L));
  }

  private static Jobs jobs(JsonObject json) {
    return new Jobs(
        json.getInteger("workers", 0),
        json.getInteger("running", 0),
        json.getInteger("waiting", 0),
        json.getInteger("queue_size", 0),
        json.getLong("started", 0L),
        json.getLong("refused", 0L),
        json.getLong("expired", 0L));
  }
}
