package io.memecast.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a request: the client has some pictures already (RFC 9110, section 13.1.2). Tags are compared weakly,
 * as the section says; what is no entity tag is skipped.
 */
final class IfNoneMatch {
  private static final Pattern TAG =
      Pattern.compile("\\G[ \\t,]*(?:(?:W/)?\"(?<tag>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"|[^,]+)");

  private final Set<String> tags = new HashSet<>();
  private final boolean any;

  /**
   * @param headers every {@code If-None-Match} of the request
   */
  IfNoneMatch(List<String> headers) {
    any = headers.stream().anyMatch(header -> header.strip().equals("*"));
    for (String header : headers) {
      Matcher matcher = TAG.matcher(header);
      while (matcher.find()) {
        String tag = matcher.group("tag");
        if (tag != null) {
          tags.add(tag);
        }
      }
    }
  }

  /** The client has just this picture. */
  boolean names(String etag) {
    return tags.contains(etag);
  }

  /** The client does not want this picture, which exists. */
  boolean matches(String etag) {
    return any || names(etag);
  }
}
