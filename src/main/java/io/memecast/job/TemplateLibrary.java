package io.memecast.job;

import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateStore;
import io.memecast.template.WriteCondition;
import io.vertx.core.Future;

/**
 * Templates as files that clients read and write. Safe for any thread and never blocks; a future fails with a
 * {@link io.memecast.error.CaptionException}.
 */
public interface TemplateLibrary {
  /** The template; fails with {@code TEMPLATE_…} or {@code QUEUE_FULL}. */
  Future<Template> get(String name);

  /**
   * Checks the picture by decoding it wholly, on another thread, and keeps it; see {@link TemplateStore#put}. A WebP is
   * kept as PNG.
   *
   * @return fails with {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}, with {@code QUEUE_FULL} when too many
   *     are being checked, or as the store does
   */
  Future<TemplateStore.Written> put(String name, TemplateFile file, WriteCondition condition);

  /** See {@link TemplateStore#delete}. */
  Future<Void> delete(String name, WriteCondition condition);
}
