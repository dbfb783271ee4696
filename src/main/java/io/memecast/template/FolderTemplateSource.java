package io.memecast.template;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The templates of one folder: picture files by their stems ({@code raccoon.jpg} is {@code raccoon}; names differ by
 * case), each with an optional {@code NAME.yaml} beside it, see {@link TemplateLayoutFile}. The extension only says that
 * a file is a template, its content says which format. The folder is read anew each time. Safe for any thread.
 */
public final class FolderTemplateSource implements TemplateSource, TemplateFiles {
  private static final Set<String> EXTENSIONS = Set.of("gif", "jpeg", "jpg", "png", "webp");

  private final Path folder;
  private final NamedFiles pictures;
  private final NamedFiles layouts;
  private final long maxFileBytes;
  private final ConcurrentMap<String, Known> loaded = new ConcurrentHashMap<>();

  /** What was loaded of files in this state. */
  private record Known(String stamp, String digest) {}

  /**
   * @param folder on any file system
   * @param maxFileBytes a larger picture is refused before it is read
   */
  public FolderTemplateSource(Path folder, long maxFileBytes) {
    this.folder = folder;
    this.pictures = new NamedFiles(folder, EXTENSIONS);
    this.layouts = new NamedFiles(folder, Set.of("yaml"));
    this.maxFileBytes = maxFileBytes;
  }

  @Override
  public List<String> names() {
    return List.copyOf(listed(pictures).keySet());
  }

  @Override
  public Optional<Template> load(String name) {
    String stamp = stamp(name);
    Optional<Template> template = read(name).map(file -> file.open(name));
    template.ifPresent(known -> loaded.put(name, new Known(stamp, known.digest())));
    return template;
  }

  @Override
  public Optional<String> digest(String name) {
    Known known = loaded.get(name);
    return known != null && known.stamp().equals(stamp(name))
        ? Optional.of(known.digest())
        : Optional.empty();
  }

  @Override
  public Map<String, String> stamps() {
    Map<String, List<Path>> layoutFiles = listed(layouts);
    Map<String, String> stamps = new TreeMap<>();
    listed(pictures).forEach((name, files) -> {
      String stamp = stamp(files) + stamp(layoutFiles.getOrDefault(name, List.of()));
      stamps.put(name, stamp);
    });
    return stamps;
  }

  @Override
  public Optional<TemplateFile> read(String name) {
    Path picture = only(name, listed(pictures).getOrDefault(name, List.of()));
    if (picture == null) {
      return Optional.empty();
    }
    Path layout = only(name, listed(layouts).getOrDefault(name, List.of()));
    try {
      byte[] bytes = NamedFiles.read(picture, maxFileBytes)
          .orElseThrow(() -> tooLarge(name, picture, maxFileBytes));
      return Optional.of(new TemplateFile(bytes, layout == null ? null : readLayout(name, layout)));
    } catch (NoSuchFileException e) {
      // Deleted since the listing; a link that leads nowhere is not "regular" and ends below.
      return Optional.empty();
    } catch (IOException e) {
      throw failure(ErrorCode.TEMPLATE_UNREADABLE, name, reason(e));
    }
  }

  private static byte[] readLayout(String name, Path layout) throws IOException {
    return NamedFiles.read(layout, TemplateLayoutFile.MAX_BYTES)
        .orElseThrow(() -> tooLarge(name, layout, TemplateLayoutFile.MAX_BYTES));
  }

  private static @Nullable Path only(String name, List<Path> files) {
    if (files.size() > 1) {
      String names = files.stream().map(NamedFiles::fileName).collect(Collectors.joining(", "));
      throw failure(
          ErrorCode.TEMPLATE_AMBIGUOUS, name, "several files have the name (" + names + ")");
    }
    return files.isEmpty() ? null : files.get(0);
  }

  private Map<String, List<Path>> listed(NamedFiles files) {
    try {
      return files.byStem();
    } catch (IOException e) {
      throw new CaptionException(
          ErrorCode.SOURCE_UNREACHABLE, "cannot list the templates in " + folder, e);
    }
  }

  private String stamp(String name) {
    return stamp(listed(pictures).getOrDefault(name, List.of()))
        + stamp(listed(layouts).getOrDefault(name, List.of()));
  }

  private static String stamp(List<Path> files) {
    StringBuilder stamp = new StringBuilder();
    for (Path file : files) {
      stamp
          .append(NamedFiles.fileName(file))
          .append('/')
          .append(attributes(file))
          .append('/');
    }
    return stamp.toString();
  }

  /** Time, size and identity: a file that is replaced within one tick of the clock still has another identity. */
  private static String attributes(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + "," + attributes.size() + "," + attributes.fileKey();
    } catch (IOException e) {
      // Unreadable is a state like any other: what matters is that the stamp changes when that
      // does.
      return "unreadable";
    }
  }

  private static CaptionException tooLarge(String name, Path file, long limit) {
    return failure(
        ErrorCode.TEMPLATE_TOO_LARGE,
        name,
        NamedFiles.fileName(file) + " is too large: more than " + limit + " bytes");
  }

  /** Only the file's own name: where the folder is concerns no client. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return "it cannot be read (" + message.substring(message.lastIndexOf('/') + 1) + ")";
  }

  private static CaptionException failure(ErrorCode code, String name, String reason) {
    return new CaptionException(code, "cannot load template `" + name + "`: " + reason);
  }
}
