package io.memecast.engine.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Unicode's conformance files, see {@code unicode/README.md} in the test resources. */
final class UnicodeFiles {
  private UnicodeFiles() {}

  static List<String> lines(String name) {
    String path = "unicode/" + name + ".txt.gz";
    try (InputStream file =
            Objects.requireNonNull(UnicodeFiles.class.getResourceAsStream(path), path);
        InputStream in = new GZIPInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of code points such as {@code 05D0 0028}. */
  static String text(String hexWords) {
    StringBuilder text = new StringBuilder();
    for (String hex : hexWords.strip().split("\\s+", -1)) {
      text.appendCodePoint(Integer.parseInt(hex, 16));
    }
    return text.toString();
  }
}
