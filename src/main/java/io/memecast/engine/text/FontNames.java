package io.memecast.engine.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.FontSource;
import io.memecast.template.FontSource.FontFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What fonts are called: by file stem, by alias and by the names inside the file, in this order, ignoring case. Safe for
 * all threads.
 */
final class FontNames {
  /** How long a listing of the source is used: a font dropped into the folder is found after this. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final int MAX_RESOLVED = 256;

  /** A font, and the fonts that fill in for it. */
  record Resolved(String stem, List<FallbackFonts> fallbacks) {}

  private final FontSource fonts;
  private final Cache<String, Resolved> resolved = Caffeine.newBuilder()
      .maximumSize(MAX_RESOLVED)
      .expireAfterWrite(FRESH)
      .executor(Runnable::run)
      .build();
  private final Object innerNamesLock = new Object();
  private List<String> innerNamesOf = List.of(); // Guarded by innerNamesLock.
  private Map<String, String> innerNames = Map.of(); // Guarded by innerNamesLock.

  FontNames(FontSource fonts) {
    this.fonts = fonts;
  }

  /** File stems and aliases, sorted and distinct. */
  List<String> all() {
    TreeSet<String> names = new TreeSet<>(fonts.names());
    names.addAll(fonts.aliases().keySet());
    return List.copyOf(names);
  }

  /**
   * The font of that name.
   *
   * @throws CaptionException {@code FONT_NOT_FOUND}
   */
  Resolved resolve(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Resolved known = resolved.getIfPresent(key);
    if (known == null) {
      List<String> stems = fonts.names();
      String stem = find(key, stems).orElseThrow(() -> notFound(name));
      known = new Resolved(stem, FallbackFonts.after(stem, stems));
      resolved.put(key, known);
    }
    return known;
  }

  static CaptionException notFound(String name) {
    return new CaptionException(
        ErrorCode.FONT_NOT_FOUND, "cannot load font `" + name + "`: no font has this name");
  }

  private Optional<String> find(String name, List<String> stems) {
    return stem(name, stems)
        .or(() -> fonts.aliases().entrySet().stream()
            .filter(alias -> alias.getKey().equalsIgnoreCase(name))
            .findFirst()
            .flatMap(alias -> stem(alias.getValue(), stems)))
        .or(() -> Optional.ofNullable(byInnerName(name, stems)));
  }

  private static Optional<String> stem(String name, List<String> stems) {
    return stems.stream().filter(stem -> stem.equalsIgnoreCase(name)).findFirst();
  }

  private @Nullable String byInnerName(String name, List<String> stems) {
    synchronized (innerNamesLock) {
      // Reads every file, so only when the list of files is another than last time.
      if (!stems.equals(innerNamesOf)) {
        innerNames = readInnerNames(stems);
        innerNamesOf = stems;
      }
      return innerNames.get(name);
    }
  }

  private Map<String, String> readInnerNames(List<String> stems) {
    Map<String, String> names = new HashMap<>();
    for (String stem : stems) {
      try {
        fonts.load(stem).ifPresent(file -> innerNames(file)
            .forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), stem)));
      } catch (CaptionException e) {
        // A broken or ambiguous file has no names to be found by; asked for by its stem it says
        // what is wrong.
      }
    }
    return Map.copyOf(names);
  }

  private static Iterable<String> innerNames(FontFile file) {
    return new SfntFile(file.fileName(), file.bytes()).names();
  }
}
