package io.memecast.template;

import java.util.List;
import java.util.Optional;

/** Where templates come from. Safe for any thread; may block, so it is not called on an event loop. */
public interface TemplateSource {
  /** The names that {@link #load} knows, sorted and distinct. */
  List<String> names();

  /**
   * The template of that name, empty when nothing has it. A name is never a path.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_AMBIGUOUS}, {@code TEMPLATE_UNREADABLE} or
   *     {@code TEMPLATE_TOO_LARGE}
   */
  Optional<Template> load(String name);

  /**
   * The {@link Template#digest()} that {@link #load} would give, where that is known without loading; whoever has
   * prepared that template then need not load it. Quick, as it is asked on event loops, too.
   */
  default Optional<String> digest(String name) {
    return Optional.empty();
  }
}
