package io.memecast.template;

import io.memecast.macro.CaptionStyle;
import java.util.List;
import java.util.Optional;

/**
 * What this member knows of all templates without asking anybody: a table name → digest. Never blocks, so event loops
 * may ask it. Safe for any thread.
 */
public interface TemplateCatalog {
  /**
   * What an ETag needs to know of a template.
   *
   * @param digest {@link Template#digest()}
   * @param style the template's own caption style, {@link TemplateLayout#style()}
   */
  record Entry(String digest, CaptionStyle style) {}

  /** Sorted and distinct. */
  List<String> names();

  /** Empty when the table has no such template; it may be there all the same, just not known yet. */
  Optional<Entry> find(String name);
}
