package io.memecast.job;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;

/**
 * What the members said when all were asked.
 *
 * @param self what the one that asked says of itself
 * @param peers what the others say that answered
 * @param silent names of those that did not answer in time
 */
public record ClusterReport(MemberReport self, List<MemberReport> peers, List<String> silent) {
  /** An object with the list {@code members}, one object each, by name. */
  public JsonObject members() {
    TreeMap<String, JsonObject> rows = new TreeMap<>();
    silent.forEach(member -> rows.put(member, row(member, false, false)));
    peers.forEach(report -> rows.put(report.member(), row(report, false)));
    rows.put(self.member(), row(self, true));
    return new JsonObject().put("members", new JsonArray(List.copyOf(rows.values())));
  }

  /** The sum over those that answered, as {@link Statistics#toJson()} has it, and their number as {@code members}. */
  public JsonObject statistics() {
    Statistics sum =
        peers.stream().map(MemberReport::statistics).reduce(self.statistics(), Statistics::plus);
    return sum.toJson().put("members", 1 + peers.size());
  }

  private static JsonObject row(MemberReport report, boolean self) {
    return row(report.member(), self, true)
        .put("version", report.version())
        .put("since", report.since())
        .put("workers", report.workers())
        .put("capacity", report.capacity())
        .put("waiting", report.statistics().jobs().waiting())
        .put("running", report.statistics().jobs().running());
  }

  private static JsonObject row(String member, boolean self, boolean reachable) {
    return new JsonObject().put("member", member).put("self", self).put("reachable", reachable);
  }
}
