package io.memecast.macro;

import io.memecast.error.CaptionException;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of a query string, cut at its brackets: {@code captions[0][text]} is {@code captions}, {@code 0}, {@code text}.
 *
 * @param text the whole key
 * @param segments at least one; only the last may be empty, as in {@code color[]}, and then appends to a list
 * @param position where it begins in the query, in characters from 0
 */
record QueryKey(String text, List<String> segments, int position) {
  /** Deeper than anything we understand: {@code captions[0][color][0]}. */
  private static final int MAX_SEGMENTS = 4;

  static QueryKey parse(String text, int position) {
    int bracket = text.indexOf('[');
    String name = bracket < 0 ? text : text.substring(0, bracket);
    if (name.isBlank()) {
      throw malformed("has no name", text, position);
    }
    List<String> segments = new ArrayList<>(List.of(name));
    int start = name.length();
    while (start < text.length()) {
      int close = text.indexOf(']', start);
      if (text.charAt(start) != '[' || close < 0) {
        throw malformed("has an unpaired bracket", text, position);
      }
      segments.add(text.substring(start + 1, close).strip());
      start = close + 1;
    }
    return new QueryKey(text, check(segments, text, position), position);
  }

  private static List<String> check(List<String> segments, String text, int position) {
    if (segments.size() > MAX_SEGMENTS) {
      throw malformed("is nested deeper than " + (MAX_SEGMENTS - 1) + " brackets", text, position);
    }
    if (segments.stream().anyMatch(segment -> segment.indexOf('[') >= 0)) {
      throw malformed("has an unpaired bracket", text, position);
    }
    int emptyAt = segments.indexOf("");
    if (emptyAt >= 0 && emptyAt < segments.size() - 1) {
      throw malformed("has empty brackets before its last", text, position);
    }
    return List.copyOf(segments);
  }

  private static CaptionException malformed(String reason, String text, int position) {
    return InvalidRequest.because(
        "key " + Excerpt.ofKey(text) + " at character " + (position + 1) + " " + reason);
  }

  /** The error that this key says again, or contradicts, what an earlier one said. */
  CaptionException conflict(String reason) {
    return InvalidRequest.because(
        reason + " " + Excerpt.ofKey(text) + " at character " + (position + 1));
  }
}
