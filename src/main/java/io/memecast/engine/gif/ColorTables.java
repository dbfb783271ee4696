package io.memecast.engine.gif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The colour tables of one animation, equal ones shared. Used by one thread. */
final class ColorTables {
  /** Tables that remember their answers, 128 KiB each; a file with more tables searches the others anew. */
  private static final int MAX_REMEMBERING = 8;

  private final Map<List<Integer>, ColorTable> tables = new HashMap<>();

  /** The table of these colours in which this index is transparent. */
  ColorTable share(int[] rgb, int transparent) {
    List<Integer> key = new ArrayList<>(rgb.length + 1);
    key.add(transparent);
    Arrays.stream(rgb).forEach(key::add);
    boolean remember = tables.size() < MAX_REMEMBERING;
    return tables.computeIfAbsent(key, k -> new ColorTable(rgb, transparent, remember));
  }
}
