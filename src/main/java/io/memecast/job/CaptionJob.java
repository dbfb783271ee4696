package io.memecast.job;

import io.memecast.macro.ImageMacro;
import java.time.Duration;

/**
 * One render that a member's gate is asked for.
 *
 * @param id names the job when it is cancelled; no two jobs of a cluster have the same. Begins with the name of the
 *     member that asks, and {@code /}
 * @param macro what to draw, as it was asked for: the template's own style is filled in where it is rendered
 * @param remaining how long it may still take; not a point in time, as the clocks of members differ
 * @param requestId of the request that caused it, for the logs
 */
public record CaptionJob(String id, ImageMacro macro, Duration remaining, String requestId) {
  /** The name of the member that asks. */
  public String askedBy() {
    return id.substring(0, Math.max(0, id.indexOf('/')));
  }
}
