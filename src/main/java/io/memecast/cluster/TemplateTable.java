package io.memecast.cluster;

import io.memecast.template.Template;
import io.memecast.template.TemplateCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** This member's table name → digest, which {@link TemplateWatch} keeps up to date. Safe for any thread. */
public final class TemplateTable implements TemplateCatalog {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private volatile List<String> names = List.of();

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** What there is; entries of other names are gone. */
  void setNames(Collection<String> current) {
    names = current.stream().sorted().distinct().toList();
    entries.keySet().retainAll(current);
  }

  void put(Template template) {
    entries.put(template.name(), new Entry(template.digest(), template.layout().style()));
  }

  /** The template cannot be used for now. */
  void remove(String name) {
    entries.remove(name);
  }
}
