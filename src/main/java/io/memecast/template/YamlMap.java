package io.memecast.template;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
      throw new IllegalArgumentException(what + " must be a map, was " + value);
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    return entries;
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
