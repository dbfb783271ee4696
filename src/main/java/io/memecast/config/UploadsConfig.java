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
 */
public record UploadsConfig(@Nullable Path dir, @Nullable String key, int maxTemplates) {
  public static final UploadsConfig DEFAULTS = new UploadsConfig(null, null, 1000);

  static UploadsConfig from(ConfigReader reader) {
    UploadsConfig config = new UploadsConfig(
        reader.optionalText("uploads.dir").map(Path::of).orElse(null),
        reader.secret("uploads.key", "[\\x21-\\x7e]{8,256}", "must be 8 to 256 visible characters"),
        reader.integer("uploads.max-templates", DEFAULTS.maxTemplates, 1, 1_000_000));
    if (config.key != null && config.dir == null) {
      reader.problem("uploads.dir", "must name a folder when uploads.key is set");
    }
    return config;
  }

  /** For the log: without the key. */
  @Override
  public String toString() {
    return "UploadsConfig[dir=" + dir + ", key=" + (key == null ? "null" : "***")
        + ", maxTemplates=" + maxTemplates + ']';
  }
}
