package io.memecast.template;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one folder: {@code .ttf} and {@code .otf} files by their stems, whose names do not differ by case, and
 * the other names that {@code aliases.yaml} gives them. Files are read when asked for, the aliases once. Safe for any
 * thread.
 */
public final class FolderFontSource implements FontSource {
  private static final String ALIASES = "aliases.yaml";
  private static final int MAX_ALIASES_BYTES = 256 << 10;
  private static final long MAX_FONT_BYTES = 64L << 20;

  private final Path folder;
  private final NamedFiles fonts;
  private final Map<String, String> aliases;

  /**
   * @param folder on any file system
   * @throws IOException when the folder or its aliases cannot be read, or an alias is no text
   */
  public FolderFontSource(Path folder) throws IOException {
    this.folder = folder;
    this.fonts = new NamedFiles(folder, Set.of("ttf", "otf"));
    this.aliases = readAliases(folder.resolve(ALIASES));
  }

  private static Map<String, String> readAliases(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      byte[] bytes = NamedFiles.read(file, MAX_ALIASES_BYTES)
          .orElseThrow(() -> new IllegalArgumentException("is too large"));
      Map<String, String> aliases = new TreeMap<>();
      YamlMap.parse(bytes, MAX_ALIASES_BYTES).forEach((alias, font) -> {
        if (!(font instanceof String stem)) {
          throw new IllegalArgumentException(alias + " must be the stem of a font, was " + font);
        }
        aliases.put(alias, stem);
      });
      return Map.copyOf(aliases);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(listed().keySet());
  }

  @Override
  public Map<String, String> aliases() {
    return aliases;
  }

  @Override
  public Optional<FontFile> load(String name) {
    List<Path> files = listed().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
    if (files.size() > 1) {
      String names = files.stream().map(NamedFiles::fileName).collect(Collectors.joining(", "));
      throw failure(ErrorCode.FONT_AMBIGUOUS, name, "several files have the name (" + names + ")");
    }
    return files.stream().findFirst().map(file -> read(name, file));
  }

  private static FontFile read(String name, Path file) {
    try {
      byte[] bytes = NamedFiles.read(file, MAX_FONT_BYTES)
          .orElseThrow(() -> failure(
              ErrorCode.FONT_UNREADABLE,
              name,
              "the file is too large: more than " + MAX_FONT_BYTES + " bytes"));
      return new FontFile(NamedFiles.fileName(file), bytes);
    } catch (IOException e) {
      throw failure(ErrorCode.FONT_UNREADABLE, name, "the file cannot be read", e);
    }
  }

  private Map<String, List<Path>> listed() {
    try {
      return fonts.byStem();
    } catch (IOException e) {
      throw new CaptionException(
          ErrorCode.SOURCE_UNREACHABLE, "cannot list the fonts in " + folder, e);
    }
  }

  private static CaptionException failure(ErrorCode code, String name, String reason) {
    return failure(code, name, reason, null);
  }

  private static CaptionException failure(
      ErrorCode code, String name, String reason, @Nullable Throwable cause) {
    return new CaptionException(code, "cannot load font `" + name + "`: " + reason, cause);
  }
}
