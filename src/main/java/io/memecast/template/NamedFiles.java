package io.memecast.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one folder by their stems. A name is only ever compared with what a listing of the folder says, never
 * made into a path, so no name reaches anything outside. Hidden files, folders and files of other extensions do not
 * exist here; a link does, wherever the operator has let it point. Works on any file system. Safe for any thread.
 */
final class NamedFiles {
  private final Path folder;
  private final Set<String> extensions;

  /** @param extensions in lower case, without the dot; the files' own may be in any case */
  NamedFiles(Path folder, Set<String> extensions) {
    this.folder = folder;
    this.extensions = Set.copyOf(extensions);
  }

  /** Files by stem in order, as the folder is now; more than one file under a stem is the caller's to refuse. */
  Map<String, List<Path>> byStem() throws IOException {
    Map<String, List<Path>> files = new TreeMap<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
      for (Path path : listing) {
        String fileName = fileName(path);
        int dot = fileName.lastIndexOf('.');
        if (dot > 0
            && !fileName.startsWith(".")
            && extensions.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT))
            && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          files
              .computeIfAbsent(fileName.substring(0, dot), stem -> new ArrayList<>())
              .add(path);
        }
      }
    }
    files.values().forEach(paths -> paths.sort(null));
    return files;
  }

  /** The last part of a path, as text. */
  static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }

  /**
   * A file's bytes; empty where it has more than {@code maxBytes}, so that neither a large nor a growing file fills the
   * heap.
   *
   * @throws IOException also for what is no regular file (a pipe would block for ever)
   */
  static Optional<byte[]> read(Path file, long maxBytes) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(fileName(file) + " is not a regular file");
    }
    if (Files.size(file) > maxBytes) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
      return bytes.length > maxBytes ? Optional.empty() : Optional.of(bytes);
    }
  }
}
