package io.memecast.template;

/**
 * Templates that may be written. A change that has returned is on the disk, and every member that can be reached answers
 * with it. Safe for any thread; blocks.
 */
public interface TemplateStore {
  /**
   * What has been written.
   *
   * @param digest {@link Template#digest()}
   * @param created nothing had the name before
   */
  record Written(String digest, boolean created) {}

  /**
   * Keeps a template, in the place of what has its name; one that comes with the program is only covered.
   *
   * @param file one that the engine has found good
   * @throws io.memecast.error.CaptionException {@code WRITING_OFF}, {@code PRECONDITION_FAILED}, {@code STORAGE_FULL} or
   *     {@code RENDER_TIMEOUT}
   */
  Written put(String name, TemplateFile file, WriteCondition condition);

  /**
   * Deletes a template that was put in; what it covered is there again.
   *
   * @throws io.memecast.error.CaptionException {@code WRITING_OFF}, {@code TEMPLATE_NOT_FOUND},
   *     {@code PRECONDITION_FAILED}, {@code STORAGE_FULL} or {@code RENDER_TIMEOUT}
   */
  void delete(String name, WriteCondition condition);
}
