package io.memecast.template;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of templates that clients put in. Several members may share it, on a volume of whatever kind has atomic
 * renames. Safe for any thread and for any number of processes; blocks.
 *
 * <p>A file is written once and never changed. Its name says what it is: {@code NAME@REVISION.jpg} a picture,
 * {@code NAME@REVISION.yaml} the layout of the picture of that revision, {@code NAME@REVISION.deleted} that the template
 * was deleted. The latest revision of a name counts, and files of earlier ones are removed when a later one is there. So
 * nobody writes over another's work, not even a member that slept in the middle of it, and a crash leaves the old
 * revision or the new one. A file gets its name when it is on the disk, the picture after its layout.
 */
public final class UploadFolder {
  private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
  private static final Pattern FILE =
      Pattern.compile("(?<name>[^@]+)@(?<revision>[^@.]+)\\.(?<type>[a-z]+)");
  private static final String LAYOUT = "yaml";
  private static final String DELETED = "deleted";
  private static final Set<String> COMMITTED = Set.of("jpg", "png", "gif", DELETED);
  private static final String TEMPORARY = ".tmp";

  /** What a process left behind that died while it wrote. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** A file that is listed may be gone when it is read, as a later revision has come; each time that is progress. */
  private static final int READS = 5;

  private final Path folder;
  private final long maxFileBytes;

  /** A file that counts. */
  private record Committed(Revision revision, String type) {}

  private UploadFolder(Path folder, long maxFileBytes) {
    this.folder = folder;
    this.maxFileBytes = maxFileBytes;
  }

  /**
   * Opens the folder, and makes it where there is none.
   *
   * @param maxFileBytes a larger picture is refused before it is read
   * @throws IOException when it cannot be made, read or written
   */
  public static UploadFolder open(Path folder, long maxFileBytes) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("it is no folder", e);
    }
    UploadFolder opened = new UploadFolder(folder, maxFileBytes);
    Files.delete(Files.createTempFile(folder, ".", TEMPORARY));
    opened.removeAbandoned();
    return opened;
  }

  private void removeAbandoned() throws IOException {
    Instant old = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + TEMPORARY)) {
      for (Path file : files) {
        try {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) {
          // Its writer has finished just now.
        }
      }
    }
  }

  /**
   * The latest revision of every name, deleted ones too. Looks into no file.
   *
   * @throws CaptionException {@code SOURCE_UNREACHABLE}
   */
  public Map<String, Revision> revisions() {
    Map<String, Revision> revisions = new TreeMap<>();
    latest(every -> true).forEach((name, committed) -> revisions.put(name, committed.revision()));
    return revisions;
  }

  private @Nullable Committed latest(String name) {
    return latest(file -> isOf(name, file)).get(name);
  }

  private static boolean isOf(String name, Path file) {
    return NamedFiles.fileName(file).startsWith(name + "@");
  }

  private Map<String, Committed> latest(DirectoryStream.Filter<Path> filter) {
    Map<String, Committed> latest = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, filter)) {
      for (Path file : files) {
        Matcher matcher = FILE.matcher(NamedFiles.fileName(file));
        if (matcher.matches() && COMMITTED.contains(matcher.group("type"))) {
          Revision.parse(matcher.group("revision"))
              .ifPresent(revision -> latest.merge(
                  matcher.group("name"),
                  new Committed(revision, matcher.group("type")),
                  (one, other) -> one.revision().isAfter(other.revision()) ? one : other));
        }
      }
    } catch (IOException e) {
      throw new CaptionException(
          ErrorCode.SOURCE_UNREACHABLE, "the uploaded templates cannot be listed", e);
    }
    return latest;
  }

  /**
   * The last that was done to a template; empty when nothing was. A name is never a path.
   *
   * @throws CaptionException {@code SOURCE_UNREACHABLE}, {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}
   */
  public Optional<Upload> read(String name) {
    for (int i = 1; ; i++) {
      Committed committed = latest(name);
      if (committed == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(read(name, committed));
      } catch (NoSuchFileException e) {
        if (i == READS) {
          throw unreadable(name, e);
        }
      } catch (IOException e) {
        throw unreadable(name, e);
      }
    }
  }

  private Upload read(String name, Committed committed) throws IOException {
    if (committed.type().equals(DELETED)) {
      return new Upload(committed.revision(), null);
    }
    Path picture = path(name, committed.revision(), committed.type());
    Path layout = path(name, committed.revision(), LAYOUT);
    byte[] layoutBytes =
        Files.exists(layout) ? bytes(name, layout, TemplateLayoutFile.MAX_BYTES) : null;
    // The picture last: while it is there, so was its layout, which is removed after it.
    return new Upload(
        committed.revision(), new TemplateFile(bytes(name, picture, maxFileBytes), layoutBytes));
  }

  private static byte[] bytes(String name, Path file, long maxBytes) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(NamedFiles.fileName(file));
    }
    return NamedFiles.read(file, maxBytes)
        .orElseThrow(() -> new CaptionException(
            ErrorCode.TEMPLATE_TOO_LARGE,
            "cannot load template `" + name + "`: more than " + maxBytes + " bytes"));
  }

  private static CaptionException unreadable(String name, IOException cause) {
    return new CaptionException(
        ErrorCode.TEMPLATE_UNREADABLE,
        "cannot load template `" + name + "`: the file cannot be read",
        cause);
  }

  /**
   * Keeps what was done; when this returns it is on the disk. Where a later revision is there already, that one stays.
   *
   * @param name no path, see {@link Upload}
   * @throws UncheckedIOException when the disk does not take it; nothing has changed then
   */
  public void store(String name, Upload upload) {
    TemplateFile file = upload.file();
    if (file == null) {
      write(path(name, upload.revision(), DELETED), new byte[0]);
    } else if (file.layout() == null) {
      write(path(name, upload.revision(), type(file)), file.picture());
    } else {
      Path layout = path(name, upload.revision(), LAYOUT);
      write(layout, file.layout());
      try {
        write(path(name, upload.revision(), type(file)), file.picture());
      } catch (UncheckedIOException e) {
        removeAfter(e, layout);
        throw e;
      }
    }
    removeEarlier(name);
  }

  /** What is of no use after a failure. */
  private static void removeAfter(Exception failure, Path... files) {
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static String type(TemplateFile file) {
    return PictureFormat.detect(file.picture())
        .map(PictureFormat::extension)
        .filter(COMMITTED::contains)
        .orElseThrow(
            () -> new IllegalArgumentException("only JPEG, PNG and GIF pictures are kept"));
  }

  private Path path(String name, Revision revision, String type) {
    Path path = folder.resolve(name + "@" + revision + "." + type);
    if (!folder.equals(path.getParent()) || name.contains("@")) {
      throw new IllegalArgumentException("no template's name: " + name);
    }
    return path;
  }

  private void write(Path target, byte[] bytes) {
    Path temporary = folder.resolve("." + UUID.randomUUID() + TEMPORARY);
    try {
      write(temporary, target, bytes);
    } catch (IOException e) {
      removeAfter(e, temporary, target);
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path temporary, Path target, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    // The new name is on the disk when its folder is.
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private void removeEarlier(String name) {
    Committed latest = latest(name);
    if (latest == null) {
      return;
    }
    try {
      // Layouts last, see above.
      removeEarlier(name, latest.revision(), COMMITTED::contains);
      removeEarlier(name, latest.revision(), every -> true);
    } catch (IOException e) {
      // They count no longer, and the next change removes them.
      LOG.warn("Earlier files of template {} stay in {}: {}", name, folder, e.toString());
    }
  }

  private void removeEarlier(String name, Revision latest, Predicate<String> types)
      throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isOf(name, file))) {
      for (Path file : files) {
        Matcher matcher = FILE.matcher(NamedFiles.fileName(file));
        if (matcher.matches()
            && types.test(matcher.group("type"))
            && Revision.parse(matcher.group("revision")).filter(latest::isAfter).isPresent()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Forgets that a template was deleted, if that is still the last that was done to it. */
  public void forgetDeletion(String name, Revision revision) {
    try {
      Files.deleteIfExists(path(name, revision, DELETED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
