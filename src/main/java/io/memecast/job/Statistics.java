package io.memecast.job;

import io.memecast.template.CacheStatistics;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * This member's counts at one moment.
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
      long expired) {}

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
}
