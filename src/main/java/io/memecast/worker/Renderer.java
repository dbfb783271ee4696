package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;

/** What a worker verticle renders with: {@code CaptionEngine::caption}. Called by several threads at a time. */
@FunctionalInterface
public interface Renderer {
  /**
   * Renders the macro.
   *
   * @param deadline asked between steps
   * @throws CaptionException whatever is wrong with the request or its template
   */
  Rendered caption(ImageMacro macro, Deadline deadline);
}
