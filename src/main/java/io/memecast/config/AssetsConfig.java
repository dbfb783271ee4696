package io.memecast.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where templates, fonts and emoji come from.
 *
 * @param dir folder with {@code templates}, {@code fonts} and {@code emoji}; null = {@code ./assets}, else the copy in
 *     the jar
 * @param preload what is loaded before the member is ready
 */
public record AssetsConfig(@Nullable Path dir, Set<Preload> preload) {
  public static final AssetsConfig DEFAULTS = new AssetsConfig(null, Set.of());

  /** What can be loaded before the first request. */
  public enum Preload {
    TEMPLATES,
    FONTS
  }

  public AssetsConfig {
    preload = Set.copyOf(preload);
  }

  static AssetsConfig from(ConfigReader reader) {
    return new AssetsConfig(
        reader.optionalText("assets.dir").map(Path::of).orElse(null),
        reader.read(
            "assets.preload",
            DEFAULTS.preload,
            "must be templates, fonts or both, or all, both or none alone",
            value -> preloads(List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*")))));
  }

  private static @Nullable Set<Preload> preloads(List<String> words) {
    if (words.equals(List.of("none"))) {
      return Set.of();
    }
    if (words.equals(List.of("all")) || words.equals(List.of("both"))) {
      return Set.of(Preload.values());
    }
    if (words.stream().anyMatch(word -> Set.of("all", "both", "none").contains(word))) {
      return null;
    }
    return words.stream()
        .map(word -> Preload.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }
}
