package io.memecast.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line a request, whatever became of it. */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.memecast.access");
  private static final int MAX_TARGET_CHARACTERS = 300;

  private AccessLog() {}

  /**
   * Writes the line.
   *
   * @param level at which it is worth reading
   * @param method null where the request's first line could not be read
   * @param target null likewise
   * @param status 499 when the client left before it had an answer
   */
  static void write(
      Level level,
      @Nullable String method,
      @Nullable String target,
      int status,
      long bytes,
      @Nullable String mediaType,
      long startNanos,
      String requestId) {
    if (LOG.isEnabledForLevel(level)) {
      LOG.atLevel(level)
          .log(
              "{} {} {} {} {} {} {}",
              method == null ? "-" : printable(method),
              target == null ? "-" : printable(target),
              status,
              bytes,
              mediaType == null ? "-" : mediaType,
              String.format(Locale.ROOT, "%.3f", (System.nanoTime() - startNanos) / 1e9),
              requestId);
    }
  }

  /** Nothing that a client sends can make a second line or move a terminal's cursor; long targets are cut. */
  static String printable(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() < MAX_TARGET_CHARACTERS; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        line.append(c);
      } else {
        line.append(String.format("\\x%02x", (int) c));
      }
    }
    return line.length() < MAX_TARGET_CHARACTERS ? line.toString() : line + "…";
  }
}
