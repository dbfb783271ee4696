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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where templates, fonts and emoji are: in the folder asked for, else in {@code ./assets}, else in the copy that comes
 * with the program, which is read from inside its jar. What a folder lacks comes from that copy, too.
 *
 * @param templates folder of pictures, on the default file system or inside the jar, as are the others
 * @param fonts folder of fonts
 * @param emoji folder of the emoji's drawings
 */
public record Assets(Path templates, Path fonts, Path emoji) {
  private static final String FOLDER = "assets";
  private static final String TEMPLATES = "templates";
  private static final String FONTS = "fonts";
  private static final String EMOJI = "emoji";

  /**
   * Finds the assets.
   *
   * @param dir the folder asked for; null = look for one
   * @throws IOException when {@code dir} is no folder or has none of {@code templates}, {@code fonts} and {@code emoji}
   */
  public static Assets locate(@Nullable Path dir) throws IOException {
    return locate(dir, Path.of(FOLDER));
  }

  static Assets locate(@Nullable Path dir, Path usual) throws IOException {
    Path root = dir != null ? dir : isAssets(usual) ? usual : bundled();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    if (Stream.of(TEMPLATES, FONTS, EMOJI)
        .noneMatch(part -> Files.isDirectory(root.resolve(part)))) {
      throw new NotDirectoryException(root + " has none of templates, fonts and emoji");
    }
    return new Assets(part(root, TEMPLATES), part(root, FONTS), part(root, EMOJI));
  }

  private static Path part(Path root, String name) throws IOException {
    Path part = root.resolve(name);
    return Files.isDirectory(part) ? part : bundled().resolve(name);
  }

  /** Some other program's folder may have the name too. */
  private static boolean isAssets(Path folder) {
    return Files.isDirectory(folder.resolve(TEMPLATES)) && Files.isDirectory(folder.resolve(FONTS));
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
