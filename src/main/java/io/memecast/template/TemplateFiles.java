package io.memecast.template;

import java.util.Map;
import java.util.Optional;

/** Templates as files that may change at any time. Safe for any thread; may block. */
public interface TemplateFiles {
  /**
   * What there is now: template names in order, each with a stamp that changes whenever a file of that template does. Looks into no
   * file.
   */
  Map<String, String> stamps();

  /**
   * The files of that template, empty when nothing has the name. A name is never a path.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_AMBIGUOUS}, {@code TEMPLATE_UNREADABLE} or
   *     {@code TEMPLATE_TOO_LARGE}
   */
  Optional<TemplateFile> read(String name);
}
