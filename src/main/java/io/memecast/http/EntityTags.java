package io.memecast.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of {@code If-Match} or {@code If-None-Match} (RFC 9110, sections 8.8.3 and 13.1), which may come as
 * several headers.
 */
final class EntityTags {
  private static final Pattern TAG = Pattern.compile(
      "\\G[ \\t,]*(?:(?<weak>W/)?\"(?<tag>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"(?=[ \\t]*(?:,|$))|(?<junk>[^,]+))");

  private final Set<String> strong = new HashSet<>();
  private final Set<String> weak = new HashSet<>();
  private final boolean any;
  private final boolean wellFormed;

  /**
   * @param headers every header of that name
   */
  EntityTags(List<String> headers) {
    any = headers.stream().anyMatch(header -> header.strip().equals("*"));
    boolean junk = false;
    for (String header : headers) {
      Matcher matcher = TAG.matcher(header);
      while (matcher.find()) {
        String tag = matcher.group("tag");
        if (tag == null) {
          junk = junk || !matcher.group("junk").isBlank();
        } else {
          (matcher.group("weak") == null ? strong : weak).add(tag);
        }
      }
    }
    wellFormed = any ? headers.size() == 1 : !junk && !(strong.isEmpty() && weak.isEmpty());
  }

  /** Whether this is {@code *} or a list of tags and nothing else. */
  boolean wellFormed() {
    return wellFormed;
  }

  /** It is {@code *}: whatever there is. */
  boolean any() {
    return any;
  }

  /** Those that a strong comparison may find, without their quotes. */
  Set<String> strong() {
    return strong;
  }

  /** All of them, for a weak comparison, without their quotes. */
  Set<String> all() {
    Set<String> all = new HashSet<>(strong);
    all.addAll(weak);
    return all;
  }

  /** Whether one of the tags is this one, compared weakly. */
  boolean contains(String tag) {
    return strong.contains(tag) || weak.contains(tag);
  }
}
