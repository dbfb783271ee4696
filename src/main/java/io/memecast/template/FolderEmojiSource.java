package io.memecast.template;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Emoji from a folder with {@code twemoji-svg.zip} (one {@code KEY.svg} each) and {@code aliases.tsv} (name, tab, key).
 * The folder may itself lie in an archive. A folder without the archive has no emoji.
 */
public final class FolderEmojiSource implements EmojiSource, AutoCloseable {
  private static final String ARCHIVE = "twemoji-svg.zip";
  private static final String ALIASES = "aliases.tsv";
  private static final String EXTENSION = ".svg";

  private final FileSystem archive;
  private final Map<String, Path> drawings;
  private final Map<String, String> aliases;
  private final String digest;

  private FolderEmojiSource(
      FileSystem archive, Map<String, Path> drawings, Map<String, String> aliases, String digest) {
    this.archive = archive;
    this.drawings = drawings;
    this.aliases = aliases;
    this.digest = digest;
  }

  /**
   * Opens the folder's archive; it stays open until the source is closed.
   *
   * @throws CaptionException {@code INTERNAL} when a file of the folder cannot be read: these are our own files
   */
  public static EmojiSource open(Path folder) {
    Path zip = folder.resolve(ARCHIVE);
    if (!Files.isRegularFile(zip)) {
      return EmojiSource.NONE;
    }
    Path names = folder.resolve(ALIASES);
    try {
      MessageDigest sha = Sha256.digest();
      sha.update(Files.readAllBytes(zip));
      Map<String, String> aliases = new HashMap<>();
      if (Files.isRegularFile(names)) {
        byte[] table = Files.readAllBytes(names);
        sha.update(table);
        readAliases(table, aliases);
      }
      FileSystem archive = FileSystems.newFileSystem(zip);
      return new FolderEmojiSource(
          archive, drawings(archive), Map.copyOf(aliases), HexFormat.of().formatHex(sha.digest()));
    } catch (IOException e) {
      throw unreadable(zip, e);
    }
  }

  private static void readAliases(byte[] table, Map<String, String> aliases) {
    new String(table, StandardCharsets.UTF_8).lines().forEach(line -> {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        aliases.put(line.substring(0, tab), line.substring(tab + 1).strip());
      }
    });
  }

  private static Map<String, Path> drawings(FileSystem archive) throws IOException {
    try (Stream<Path> files = Files.walk(archive.getPath("/"))) {
      return files
          .filter(file -> file.toString().endsWith(EXTENSION))
          .collect(Collectors.toUnmodifiableMap(FolderEmojiSource::key, file -> file, (a, b) -> a));
    }
  }

  private static String key(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - EXTENSION.length()).replace("-fe0f", "");
  }

  private static CaptionException unreadable(Path file, IOException cause) {
    return new CaptionException(ErrorCode.INTERNAL, "cannot read " + file, cause);
  }

  @Override
  public Set<String> keys() {
    return drawings.keySet();
  }

  @Override
  public Map<String, String> aliases() {
    return aliases;
  }

  @Override
  public Optional<byte[]> svg(String key) {
    Path file = drawings.get(key);
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
