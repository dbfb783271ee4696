package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.WriteCondition;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code If-Match} and {@code If-None-Match} of a request that changes something. Unlike one that only asks, it is
 * refused when a condition cannot be read: to skip it would be to change what the client wanted to keep.
 */
final class WriteConditions {
  private WriteConditions() {}

  /**
   * The request's condition.
   *
   * @throws CaptionException {@code INVALID_REQUEST} naming the header
   */
  static WriteCondition read(MultiMap headers) {
    EntityTags match = tags(headers, HttpHeaders.IF_MATCH);
    EntityTags noneMatch = tags(headers, HttpHeaders.IF_NONE_MATCH);
    return new WriteCondition(
        match == null ? null : digests(match, match.strong()),
        noneMatch == null ? null : digests(noneMatch, noneMatch.all()));
  }

  private static @Nullable EntityTags tags(MultiMap headers, CharSequence name) {
    List<String> values = headers.getAll(name);
    if (values.isEmpty()) {
      return null;
    }
    EntityTags tags = new EntityTags(values);
    if (!tags.wellFormed()) {
      throw new CaptionException(
          ErrorCode.INVALID_REQUEST,
          "cannot decode request: " + name + " must be * or entity tags such as \"abc\", was "
              + AccessLog.printable(String.join(", ", values)));
    }
    return tags;
  }

  private static Set<String> digests(EntityTags tags, Set<String> values) {
    if (tags.any()) {
      return Set.of(WriteCondition.ANY);
    }
    Set<String> digests = new HashSet<>(values);
    digests.remove(WriteCondition.ANY); // in quotes it is a tag like any other, which nothing has
    return digests;
  }
}
