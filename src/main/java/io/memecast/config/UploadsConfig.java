package io.memecast.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Templates that clients put in.
 *
 * @param dir folder that keeps them, the same one for every member; null = none are kept
 * @param key what a client says to be let in ({@code Authorization: Bearer}), 8..256 visible ASCII characters; null =
 *     writing is off
 * @param maxTemplates names that are kept, with those that were deleted a short while ago, 1..1 000 000
 * @param maxBytes of all pictures and layouts that are kept, 1 MiB..1 PiB
 */
public record UploadsConfig(
    @Nullable Path dir, @Nullable String key, int maxTemplates, long maxBytes) {
  public static final UploadsConfig DEFAULTS = new UploadsConfig(null, null, 1000, 8L << 30);

  private static final String KEY = "uploads.key";
  private static final String KEY_FILE = "uploads.key-file";
  private static final String KEY_FORM = "[\\x21-\\x7e]{8,256}";
  private static final String KEY_LENGTH = "8 to 256 visible characters";

  static UploadsConfig from(ConfigReader reader) {
    String key = reader.secret(KEY, KEY_FORM, "must be " + KEY_LENGTH);
    String keyOfFile = reader.secretFile(KEY_FILE, KEY_FORM, "must name a file with " + KEY_LENGTH);
    UploadsConfig config = new UploadsConfig(
        reader.optionalText("uploads.dir").map(Path::of).orElse(null),
        key != null ? key : keyOfFile,
        reader.integer("uploads.max-templates", DEFAULTS.maxTemplates, 1, 1_000_000),
        reader.size("uploads.max-bytes", DEFAULTS.maxBytes, 1L << 20, 1L << 50));
    boolean hasFile = reader.optionalText(KEY_FILE).isPresent();
    if (key != null && hasFile) {
      reader.problem(KEY_FILE, "must be absent when " + KEY + " is set");
    }
    if (config.dir == null && (key != null || hasFile)) {
      reader.problem(
          "uploads.dir", "must name a folder when " + (key != null ? KEY : KEY_FILE) + " is set");
    }
    return config;
  }

  /** For the log: without the key. */
  @Override
  public String toString() {
    return "UploadsConfig[dir=" + dir + ", key=" + (key == null ? "null" : "***")
        + ", maxTemplates=" + maxTemplates + ", maxBytes=" + maxBytes + ']';
  }
}
