package io.memecast.http;

import java.util.List;

/**
 * The condition of a request: the client has some pictures already (RFC 9110, section 13.1.2). Tags are compared weakly,
 * as the section says; what is no entity tag is skipped.
 */
final class IfNoneMatch {
  private final EntityTags tags;

  /**
   * @param headers every {@code If-None-Match} of the request
   */
  IfNoneMatch(List<String> headers) {
    tags = new EntityTags(headers);
  }

  /** The client has just this picture. */
  boolean names(String etag) {
    return tags.contains(etag);
  }

  /** The client does not want this picture, which exists. */
  boolean matches(String etag) {
    return tags.any() || tags.contains(etag);
  }
}
