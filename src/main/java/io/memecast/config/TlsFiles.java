package io.memecast.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side of mutual TLS needs, as PEM files (RFC 7468).
 *
 * @param certificate its own certificate, followed by those between it and an authority, if any
 * @param key the certificate's private key, without a password: PKCS #8, or the older form of RSA or EC
 * @param authorities certificates of the authorities that the other side's certificate must come from
 */
public record TlsFiles(Path certificate, Path key, Path authorities) {
  /** Reads three keys; null where none of them is set. */
  static @Nullable TlsFiles from(ConfigReader reader, String prefix) {
    List<String> keys = List.of(prefix + "certificate", prefix + "key", prefix + "authorities");
    List<String> set =
        keys.stream().filter(key -> reader.optionalText(key).isPresent()).toList();
    if (set.equals(keys)) {
      List<Path> paths = keys.stream()
          .flatMap(key -> reader.optionalText(key).stream())
          .map(Path::of)
          .toList();
      return new TlsFiles(paths.get(0), paths.get(1), paths.get(2));
    }
    if (!set.isEmpty()) {
      keys.stream()
          .filter(key -> !set.contains(key))
          .forEach(key -> reader.problem(
              key, "must name a file when " + String.join(" and ", set) + " is set"));
    }
    return null;
  }
}
