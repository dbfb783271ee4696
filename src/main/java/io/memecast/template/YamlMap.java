package io.memecast.template;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads small YAML files that hold one map: plain values only, bounded in size, depth and aliases. */
final class YamlMap {
  private static final int MAX_DEPTH = 8;

  /** What aliases may make of a file, in characters of all values together. */
  private static final int MAX_CHARACTERS = 256 << 10;

  private static final int MAX_SHOWN = 100;

  private YamlMap() {}

  /**
   * The file's map, without entries where the file is empty.
   *
   * @throws IllegalArgumentException with what is wrong, and the line where that is known
   */
  static Map<String, @Nullable Object> parse(byte[] file, int maxBytes) {
    if (file.length > maxBytes) {
      throw new IllegalArgumentException("is too large: " + file.length + " > " + maxBytes);
    }
    try {
      Object document = new Yaml(new SafeConstructor(options(maxBytes))).load(text(file));
      requireAtMost(MAX_CHARACTERS, document);
      return document == null ? Map.of() : entries("the file", document);
    } catch (MarkedYAMLException e) {
      throw new IllegalArgumentException(
          e.getProblem() + " in line " + (e.getProblemMark().getLine() + 1), e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("is no YAML: " + e.getMessage(), e);
    }
  }

  /**
   * A value that must be a map with text as keys.
   *
   * @param what the value's name for an error's text
   */
  static Map<String, @Nullable Object> entries(String what, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(what + " must be a map, was " + shown(value));
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    return entries;
  }

  /**
   * Counts what the values hold when each alias stands for a copy.
   *
   * @return what is left of the budget
   */
  private static int requireAtMost(int budget, @Nullable Object value) {
    int left = budget - 1;
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        left = requireAtMost(requireAtMost(left, entry.getKey()), entry.getValue());
      }
    } else if (value instanceof Collection<?> items) {
      for (Object item : items) {
        left = requireAtMost(left, item);
      }
    } else if (value instanceof String text) {
      left -= text.length();
    }
    if (left < 0) {
      throw new IllegalArgumentException(
          "holds more than " + MAX_CHARACTERS + " characters once its aliases are resolved");
    }
    return left;
  }

  /** A value as an error's text shows it: its beginning. */
  static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }

  private static String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not UTF-8", e);
    }
  }

  private static LoaderOptions options(int maxBytes) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(maxBytes);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    return options;
  }
}
