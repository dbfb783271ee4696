package io.memecast.macro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One level of nested keys. It becomes a list where all of its segments are indexes, else a map. Indexes are keys of a
 * sorted map, never of an array.
 */
final class QueryTree {
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  /** String or QueryTree, by name. */
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** String or QueryTree, by index. */
  private final TreeMap<Integer, Object> items = new TreeMap<>();

  /** Adds a pair to the outermost level, where every segment is a name, whatever it looks like. */
  void add(QueryKey key, String value) {
    put(members, key.segments().get(0), 0, key, value);
  }

  private void add(int depth, QueryKey key, String value) {
    String segment = key.segments().get(depth);
    if (segment.isEmpty()) {
      put(items, items.isEmpty() ? 0 : items.lastKey() + 1, depth, key, value);
    } else if (INDEX.matcher(segment).matches()) {
      put(items, Integer.parseInt(segment), depth, key, value);
    } else {
      put(members, segment, depth, key, value);
    }
    if (!members.isEmpty() && !items.isEmpty()) {
      throw key.conflict("a list and an object at once: key");
    }
  }

  private static <K> void put(
      Map<K, Object> level, K segment, int depth, QueryKey key, String value) {
    Object child = level.get(segment);
    if (depth == key.segments().size() - 1) {
      if (child != null) {
        throw key.conflict("duplicate key");
      }
      level.put(segment, value);
      return;
    }
    if (child == null) {
      child = new QueryTree();
      level.put(segment, child);
    }
    if (!(child instanceof QueryTree tree)) {
      throw key.conflict("duplicate key");
    }
    tree.add(depth + 1, key, value);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    members.forEach((name, child) -> map.put(name, plain(child)));
    return map;
  }

  private List<Object> toList() {
    List<Object> list = new ArrayList<>();
    items.values().forEach(child -> list.add(plain(child)));
    return list;
  }

  private static Object plain(Object child) {
    if (child instanceof QueryTree tree) {
      return tree.items.isEmpty() ? tree.toMap() : tree.toList();
    }
    return child;
  }
}
