package io.memecast.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the pictures of emoji come from. A key is the sequence's code points in lower-case hex, joined with {@code -},
 * every U+FE0F left out: {@code 1f469-200d-1f680}. Safe for any thread; may block.
 */
public interface EmojiSource {
  /** No emoji at all: they come from the fonts or are left out. */
  EmojiSource NONE = new EmojiSource() {
    @Override
    public Set<String> keys() {
      return Set.of();
    }

    @Override
    public Map<String, String> aliases() {
      return Map.of();
    }

    @Override
    public Optional<byte[]> svg(String key) {
      return Optional.empty();
    }

    @Override
    public String digest() {
      return "none";
    }
  };

  /** The keys that {@link #svg} knows. */
  Set<String> keys();

  /** Names such as {@code thumbsup} → key; a key may have no picture. */
  Map<String, String> aliases();

  /** The drawing of one emoji, an SVG file; empty when there is none. */
  Optional<byte[]> svg(String key);

  /** Changes whenever a drawing or a name changes. */
  String digest();
}
