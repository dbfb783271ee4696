package io.memecast.job;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What a member says of itself when another asks.
 *
 * @param member its name
 * @param version of the product
 * @param since when it started, by its own clock
 * @param workers jobs it renders at the same time
 * @param capacity jobs it can hold, those at work and those that wait
 * @param statistics its counts now
 */
public record MemberReport(
    String member,
    String version,
    Instant since,
    int workers,
    int capacity,
    Statistics statistics) {
  /** As it crosses the event bus. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("member", member)
        .put("version", version)
        .put("since", since)
        .put("workers", workers)
        .put("capacity", capacity)
        .put("stats", statistics.toJson());
  }

  /**
   * Reads what another member sent, perhaps one of another version: what it does not count is 0.
   *
   * @throws NullPointerException when something else is missing
   * @throws ClassCastException when something in it has another type
   */
  static MemberReport fromJson(JsonObject json) {
    return new MemberReport(
        requireNonNull(json.getString("member"), "member"),
        requireNonNull(json.getString("version"), "version"),
        requireNonNull(json.getInstant("since"), "since"),
        json.getInteger("workers"),
        json.getInteger("capacity"),
        Statistics.fromJson(json.getJsonObject("stats")));
  }
}
