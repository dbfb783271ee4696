package io.memecast.engine.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds emoji in text: the longest sequence that there is a picture for, and names such as {@code :thumbsup:}. Sequences
 * are compared without U+FE0F, as people and programs leave it out (UTS #51, "unqualified"). Immutable, safe for all
 * threads.
 */
final class EmojiTable {
  /** A name between colons is no longer than this; the table's longest has 63 characters. */
  private static final int MAX_NAME = 80;

  private static final int FIRST_BEYOND_ASCII = 0x80;

  /**
   * An emoji in a text.
   *
   * @param key of its picture
   * @param end index one past its last character
   * @param codePoints of the sequence, U+FE0F not counted
   */
  record Match(String key, int end, int codePoints) {}

  private static final class Node {
    final Map<Integer, Node> next = new HashMap<>(2);

    @Nullable
    String key;
  }

  private final Node root = new Node();
  private final Set<String> keys;
  private final Map<String, String> aliases;

  EmojiTable(Set<String> keys, Map<String, String> aliases) {
    this.keys = keys;
    this.aliases = aliases;
    for (String key : keys) {
      Node node = root;
      for (String hex : key.split("-", -1)) {
        node = node.next.computeIfAbsent(Integer.parseInt(hex, 16), codePoint -> new Node());
      }
      node.key = key;
    }
  }

  /** The longest emoji at {@code start}; a digit, {@code #} or {@code *} alone is none. */
  Optional<Match> match(String text, int start) {
    Node node = root;
    Match longest = null;
    int codePoints = 0;
    boolean ascii = text.charAt(start) < FIRST_BEYOND_ASCII;
    for (int i = start; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == Characters.PICTURE_PRESENTATION && codePoints > 0) {
        if (longest != null && longest.codePoints == codePoints) {
          longest = new Match(longest.key, i, codePoints);
        }
        continue;
      }
      node = node.next.get(codePoint);
      if (node == null) {
        break;
      }
      codePoints++;
      if (node.key != null && !(ascii && codePoints == 1)) {
        longest = new Match(node.key, i, codePoints);
      }
    }
    return Optional.ofNullable(longest);
  }

  /** {@code text} with every {@code :name:} that has a picture replaced by its emoji. */
  String withNamesReplaced(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return text;
    }
    StringBuilder replaced = new StringBuilder(text.length());
    int done = 0;
    while (colon >= 0) {
      int close = text.indexOf(':', colon + 1);
      if (close < 0) {
        break;
      }
      String sequence = close - colon - 1 <= MAX_NAME && !isClockTime(text, colon, close)
          ? sequence(text.substring(colon + 1, close))
          : null;
      if (sequence == null) {
        colon = close;
      } else {
        replaced.append(text, done, colon).append(sequence);
        done = close + 1;
        colon = text.indexOf(':', done);
      }
    }
    return replaced.append(text, done, text.length()).toString();
  }

  /** {@code 9:100:30} is no emoji between two numbers. */
  private static boolean isClockTime(String text, int colon, int close) {
    return colon > 0
        && Character.isDigit(text.charAt(colon - 1))
        && close + 1 < text.length()
        && Character.isDigit(text.charAt(close + 1));
  }

  private @Nullable String sequence(String name) {
    String key = aliases.get(name);
    if (key == null) {
      key = aliases.get(name.toLowerCase(Locale.ROOT));
    }
    // An emoji newer than the pictures is shown by the emoji it is built on.
    while (key != null && !keys.contains(key)) {
      int joint = key.lastIndexOf('-');
      key = joint < 0 ? null : key.substring(0, joint);
    }
    return key == null ? null : sequenceOf(key);
  }

  private static String sequenceOf(String key) {
    StringBuilder sequence = new StringBuilder();
    for (String hex : key.split("-", -1)) {
      sequence.appendCodePoint(Integer.parseInt(hex, 16));
      if (sequence.codePointCount(0, sequence.length()) == 1) {
        sequence.appendCodePoint(Characters.PICTURE_PRESENTATION);
      }
    }
    return sequence.toString();
  }
}
