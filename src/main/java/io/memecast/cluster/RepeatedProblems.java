package io.memecast.cluster;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Problems of something that is done again and again: each is logged when it comes, and not again as long as it stays. Safe
 * for any thread.
 */
final class RepeatedProblems {
  private final Logger log;
  private Map<String, String> before = Map.of();
  private Map<String, String> now = new HashMap<>();

  RepeatedProblems(Logger log) {
    this.log = log;
  }

  /** It is done anew: what was a problem two rounds ago and not since is over. */
  synchronized void nextRound() {
    before = now;
    now = new HashMap<>();
  }

  /**
   * Logs a problem, unless that of the last round was the same.
   *
   * @param subject what it is a problem of
   */
  synchronized void tell(String subject, String text) {
    if (!text.equals(before.get(subject)) && !text.equals(now.get(subject))) {
      log.warn("{}", text);
    }
    now.put(subject, text);
  }
}
