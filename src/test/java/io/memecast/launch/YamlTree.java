package io.memecast.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A value of a YAML file and what is found below it.
 *
 * @param value a map, a list, a scalar, or null where there is nothing
 */
record YamlTree(@Nullable Object value) {

  /** The documents of a file. */
  static List<YamlTree> documents(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static List<YamlTree> parse(String text) {
    List<YamlTree> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(text)
        .forEach(document -> documents.add(new YamlTree(document)));
    return documents;
  }

  /** What the keys lead to; where there is nothing, a tree without a value. */
  YamlTree at(String... keys) {
    Object found = value;
    for (String key : keys) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return new YamlTree(found);
  }

  boolean isPresent() {
    return value != null;
  }

  String text() {
    return String.valueOf(value);
  }

  /** The parts of a list; none where there is no list. */
  List<YamlTree> parts() {
    return value instanceof List<?> list ? list.stream().map(YamlTree::new).toList() : List.of();
  }

  /** The parts of a list as text. */
  List<String> texts() {
    return parts().stream().map(YamlTree::text).toList();
  }

  /** A map's values as text by key; empty where there is no map. */
  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> entries.put(String.valueOf(key), String.valueOf(entry)));
    }
    return entries;
  }
}
