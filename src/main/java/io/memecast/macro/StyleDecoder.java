package io.memecast.macro;

import io.memecast.error.CaptionException;
import java.util.Map;
import java.util.Set;

/** How a caption looks: the same eight properties under plain and under prefixed keys. */
public final class StyleDecoder {
  static final Set<String> KEYS = Set.of(
      "font", "color", "outline", "size", "outline_width", "direction", "case", "letter_spacing");

  private StyleDecoder() {}

  /**
   * Reads a style that is no part of a request, such as a template's own.
   *
   * @param properties values by key; the same values as in a request
   * @throws IllegalArgumentException naming the key and what is wrong with its value
   */
  public static CaptionStyle decode(Map<String, ?> properties) {
    try {
      return decode(Fields.of("", properties, KEYS), "");
    } catch (CaptionException e) {
      throw new IllegalArgumentException(InvalidRequest.reason(e), e);
    }
  }

  /** @param prefix before every key, such as {@code top_}; may be empty */
  static CaptionStyle decode(Fields fields, String prefix) {
    return new CaptionStyle(
        fields.read(prefix + "font", Field::name),
        fields.read(prefix + "color", ColorDecoder::color),
        fields.read(prefix + "outline", ColorDecoder::outline),
        fields.read(prefix + "size", SizeDecoder::size),
        fields.read(prefix + "outline_width", field -> field.number(0, 0.5)),
        fields.read(prefix + "direction", field -> field.oneOf(TextDirection.class)),
        fields.read(prefix + "case", field -> field.oneOf(TextCase.class)),
        fields.read(prefix + "letter_spacing", field -> field.number(-0.2, 2)));
  }
}
