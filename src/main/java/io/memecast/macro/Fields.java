package io.memecast.macro;

import io.memecast.error.CaptionException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one object of a request, under their trimmed and lower-cased keys. */
final class Fields {
  private final String path;
  private final Map<String, Field> fields;

  private Fields(String path, Map<String, Field> fields) {
    this.path = path;
    this.fields = fields;
  }

  /**
   * Reads an object's members.
   *
   * @param path where the object stands, empty for the request itself
   * @param allowed the keys that it may have
   * @throws CaptionException {@code INVALID_REQUEST} for a key that is not allowed or given twice
   */
  static Fields of(String path, Map<?, ?> members, Set<String> allowed) {
    Map<String, Field> fields = new LinkedHashMap<>();
    members.forEach((rawKey, value) -> {
      String key = String.valueOf(rawKey).strip().toLowerCase(Locale.ROOT);
      String fieldPath = pathOf(path, key);
      if (!allowed.contains(key)) {
        throw InvalidRequest.because("unknown key " + Excerpt.ofKey(fieldPath));
      }
      if (fields.put(key, new Field(fieldPath, value)) != null) {
        throw duplicate(fieldPath);
      }
    });
    return new Fields(path, fields);
  }

  /** The error that a key is given twice, be it under two names. */
  static CaptionException duplicate(String fieldPath) {
    return InvalidRequest.because("duplicate key " + Excerpt.ofKey(fieldPath));
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  /** The first of these keys that is there. */
  Optional<String> firstOf(Set<String> keys) {
    return fields.keySet().stream().filter(keys::contains).findFirst();
  }

  /** What {@code reader} makes of a member, null where there is none. */
  <T> @Nullable T read(String key, Function<Field, T> reader) {
    Field field = fields.get(key);
    return field == null ? null : reader.apply(field);
  }

  /** What {@code reader} makes of a member that has to be there. */
  <T> T require(String key, Function<Field, T> reader) {
    Field field = fields.get(key);
    if (field == null) {
      throw InvalidRequest.because("missing key " + Excerpt.ofKey(pathOf(path, key)));
    }
    return reader.apply(field);
  }

  /** What {@code reader} makes of a member that has two names, null where it has neither. */
  <T> @Nullable T readEither(String name, String otherName, Function<Field, T> reader) {
    if (has(name) && has(otherName)) {
      throw InvalidRequest.because("duplicate key " + Excerpt.ofKey(pathOf(path, otherName))
          + ", the same as " + Excerpt.ofKey(pathOf(path, name)));
    }
    return read(has(otherName) ? otherName : name, reader);
  }

  /** What {@code reader} makes of a member that has two names and has to be there. */
  <T> T requireEither(String name, String otherName, Function<Field, T> reader) {
    T value = readEither(name, otherName, reader);
    return value == null ? require(name, reader) : value;
  }

  private static String pathOf(String path, String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }
}
