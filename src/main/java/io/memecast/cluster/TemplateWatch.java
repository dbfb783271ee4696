package io.memecast.cluster;

import com.hazelcast.map.IMap;
import io.memecast.error.CaptionException;
import io.memecast.template.TemplateFiles;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the folder with what was there the last time: new and changed templates go into this member's table, and the
 * shared map forgets what it has of them. One thread at a time.
 *
 * <p>A load that is under way while its file changes may store the old file after the map was told to forget it, so each
 * change is forgotten once more at the next comparison.
 */
final class TemplateWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateWatch.class);

  private final TemplateFiles folder;
  private final TemplateTable table;
  private Map<String, String> known = Map.of();
  private Set<String> changedBefore = Set.of();
  private volatile @Nullable IMap<String, SharedTemplate> map;

  TemplateWatch(TemplateFiles folder, TemplateTable table) {
    this.folder = folder;
    this.table = table;
  }

  /** From now on changes are told to the map, too. */
  void join(IMap<String, SharedTemplate> shared) {
    map = shared;
  }

  /** Compares once. */
  void compare() {
    Map<String, String> current = folder.stamps();
    Set<String> changed = changes(known, current);
    changed.stream().filter(current::containsKey).forEach(this::read);
    table.setNames(current.keySet());
    Set<String> stale = new HashSet<>(changed);
    stale.addAll(changedBefore);
    forget(stale);
    known = current;
    changedBefore = changed;
  }

  private static Set<String> changes(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> after.containsKey(name) && after.get(name).equals(before.get(name)));
    return names;
  }

  private void read(String name) {
    try {
      folder
          .read(name)
          .map(file -> file.open(name))
          .ifPresentOrElse(table::put, () -> table.remove(name));
    } catch (CaptionException e) {
      LOG.warn("{}", e.getMessage());
      table.remove(name);
    }
  }

  private void forget(Set<String> names) {
    IMap<String, SharedTemplate> shared = map;
    if (shared == null) {
      return;
    }
    for (String name : names) {
      shared.evict(name);
    }
  }
}
