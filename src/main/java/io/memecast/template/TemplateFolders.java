package io.memecast.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The templates of several folders as if they were one. Where two folders have a template of the same name, the later
 * folder's counts, its layout included. Safe for any thread.
 */
public final class TemplateFolders implements TemplateSource, TemplateFiles {
  private final List<FolderTemplateSource> lastFirst;

  private TemplateFolders(List<FolderTemplateSource> lastFirst) {
    this.lastFirst = List.copyOf(lastFirst);
  }

  /**
   * Opens the folders.
   *
   * @param folders on any file system, a later one wins over those before it
   * @param maxFileBytes a larger picture is refused before it is read
   * @throws NotDirectoryException when one of them is no folder
   */
  public static TemplateFolders open(List<Path> folders, long maxFileBytes) throws IOException {
    List<FolderTemplateSource> lastFirst = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
      lastFirst.add(0, new FolderTemplateSource(folder, maxFileBytes));
    }
    return new TemplateFolders(lastFirst);
  }

  @Override
  public List<String> names() {
    return lastFirst.stream()
        .flatMap(folder -> folder.names().stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public Optional<Template> load(String name) {
    return lastFirst.stream().flatMap(folder -> folder.load(name).stream()).findFirst();
  }

  @Override
  public Optional<String> digest(String name) {
    return lastFirst.stream()
        .filter(folder -> folder.names().contains(name))
        .findFirst()
        .flatMap(folder -> folder.digest(name));
  }

  @Override
  public Map<String, String> stamps() {
    Map<String, String> stamps = new TreeMap<>();
    for (int i = 0; i < lastFirst.size(); i++) {
      // The same file at the same time in another folder is another template.
      String prefix = i + "/";
      lastFirst.get(i).stamps().forEach((name, stamp) -> stamps.putIfAbsent(name, prefix + stamp));
    }
    return stamps;
  }

  @Override
  public Optional<TemplateFile> read(String name) {
    return lastFirst.stream().flatMap(folder -> folder.read(name).stream()).findFirst();
  }
}
