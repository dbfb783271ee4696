package io.memecast.job;

import java.util.List;

/** What a load balancer wants to know of this member. Never blocks; safe for any thread. */
public interface Health {
  /** What has not been done yet before the first request may come; empty when all is. */
  List<String> waitingFor();

  /** A stop has been asked for: what is under way is finished, nothing new should be sent here. */
  boolean stopping();

  /** Whether requests should be sent here. */
  default boolean ready() {
    return !stopping() && waitingFor().isEmpty();
  }
}
