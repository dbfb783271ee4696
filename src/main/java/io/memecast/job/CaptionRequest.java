package io.memecast.job;

import io.memecast.error.Deadline;
import io.memecast.macro.ImageMacro;
import org.jspecify.annotations.Nullable;

/**
 * One caller's wish for a picture.
 *
 * @param macro what to draw
 * @param etag the picture's entity tag, null where this member does not know the template (yet)
 * @param deadline when the caller gives up
 * @param requestId for the logs
 */
public record CaptionRequest(
    ImageMacro macro, @Nullable String etag, Deadline deadline, String requestId) {
  /** Two requests with the same key want the same picture. */
  Object key() {
    return etag != null ? etag : macro;
  }
}
