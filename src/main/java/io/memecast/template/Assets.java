package io.memecast.template;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of templates, fonts and emoji: the one asked for, else {@code ./assets}, else the copy that comes with the
 * program, which is read from inside its jar.
 *
 * @param root the folder, on the default file system or inside the jar
 */
public record Assets(Path root) {
  private static final String FOLDER = "assets";

  /**
   * Finds the assets.
   *
   * @param dir the folder asked for; null = look for one
   * @throws IOException when {@code dir} is no folder or has no {@code templates} and {@code fonts}
   */
  public static Assets locate(@Nullable Path dir) throws IOException {
    return locate(dir, Path.of(FOLDER));
  }

  static Assets locate(@Nullable Path dir, Path usual) throws IOException {
    Path root = dir != null ? dir : isAssets(usual) ? usual : bundled();
    for (Path folder : new Path[] {root, root.resolve("templates"), root.resolve("fonts")}) {
      if (!Files.isDirectory(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
    }
    return new Assets(root);
  }

  /** Some other program's folder may have the name too. */
  private static boolean isAssets(Path folder) {
    return Files.isDirectory(folder.resolve("templates"))
        && Files.isDirectory(folder.resolve("fonts"));
  }

  public Path templates() {
    return root.resolve("templates");
  }

  public Path fonts() {
    return root.resolve("fonts");
  }

  public Path emoji() {
    return root.resolve("emoji");
  }

  private static Path bundled() throws IOException {
    URL url = Assets.class.getResource("/" + FOLDER + "/CREDITS.md");
    if (url == null) {
      throw new NotDirectoryException("/" + FOLDER + " on the class path");
    }
    try {
      URI credits = url.toURI();
      // In a jar the path belongs to a file system of that jar, which stays open as long as the
      // program runs.
      if (credits.getScheme().equals("jar")) {
        return jar(credits).getPath("/" + FOLDER);
      }
      return Path.of(credits).resolve("..").normalize();
    } catch (URISyntaxException e) {
      throw new IOException("cannot find the assets that come with the program: " + url, e);
    }
  }

  private static FileSystem jar(URI inside) throws IOException {
    try {
      return FileSystems.newFileSystem(inside, Map.of());
    } catch (FileSystemAlreadyExistsException e) {
      return FileSystems.getFileSystem(inside);
    }
  }
}
