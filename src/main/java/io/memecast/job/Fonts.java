package io.memecast.job;

import io.memecast.error.Deadline;
import io.memecast.template.FontDescription;
import io.vertx.core.Future;
import java.util.List;

/** What can be said of the fonts. Safe for any thread. */
public interface Fonts {
  /** Stems and aliases, sorted. Never blocks. */
  List<String> names();

  /**
   * What a font is called and which scripts it has; its file is read on another thread.
   *
   * @param deadline when it is up or cancelled before the file is read, the file is not read
   * @return fails with a {@link io.memecast.error.CaptionException} {@code FONT_…}, {@code QUEUE_FULL} when too many
   *     are asked for, or the deadline's
   */
  Future<FontDescription> describe(String name, Deadline deadline);
}
