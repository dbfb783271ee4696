package io.memecast.macro;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The short way to write captions: {@code top_text}, {@code bottom_color} and so on, and the properties without a
 * prefix that hold for all three places. Every property is checked, also at a place whose text is missing or empty,
 * where it has no effect.
 */
final class SimpleCaptionsDecoder {
  /** Every key of this way. */
  static final Set<String> KEYS = keys();

  private SimpleCaptionsDecoder() {}

  static List<Caption> captions(Fields fields) {
    CaptionStyle common = StyleDecoder.decode(fields, "");
    List<Caption> captions = new ArrayList<>();
    for (VerticalAlign place : VerticalAlign.values()) {
      String prefix = prefixOf(place);
      refuseSaidTwice(fields, prefix);
      CaptionStyle style = StyleDecoder.decode(fields, prefix).or(common);
      HorizontalAlign halign =
          fields.read(prefix + "align", value -> value.oneOf(HorizontalAlign.class));
      String text = fields.read(prefix + "text", TextDecoder::text);
      if (text != null && !text.isEmpty()) {
        captions.add(
            new Caption(text, place, halign == null ? HorizontalAlign.CENTER : halign, style));
      }
    }
    return captions;
  }

  /** A property of all captions and the same property of one are the same thing said twice. */
  private static void refuseSaidTwice(Fields fields, String prefix) {
    for (String key : StyleDecoder.KEYS) {
      if (fields.has(key) && fields.has(prefix + key)) {
        throw InvalidRequest.because("duplicate key " + Excerpt.ofKey(prefix + key) + ", as "
            + Excerpt.ofKey(key) + " is said for all captions");
      }
    }
  }

  private static String prefixOf(VerticalAlign place) {
    return place.name().toLowerCase(Locale.ROOT) + '_';
  }

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>(StyleDecoder.KEYS);
    for (VerticalAlign place : VerticalAlign.values()) {
      keys.add(prefixOf(place) + "text");
      keys.add(prefixOf(place) + "align");
      StyleDecoder.KEYS.forEach(key -> keys.add(prefixOf(place) + key));
    }
    return Set.copyOf(keys);
  }
}
