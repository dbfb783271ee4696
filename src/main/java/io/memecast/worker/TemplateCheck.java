package io.memecast.worker;

import io.memecast.error.Deadline;
import io.memecast.template.TemplateFile;

/** Decides what may be kept as a template. Safe for any thread; blocks. */
@FunctionalInterface
public interface TemplateCheck {
  /**
   * The file to keep for one that was sent.
   *
   * @param deadline asked between the steps
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE}, {@code TEMPLATE_TOO_LARGE}, or the
   *     deadline's
   */
  TemplateFile check(String name, TemplateFile file, Deadline deadline);
}
