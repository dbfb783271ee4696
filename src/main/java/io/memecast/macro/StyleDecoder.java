package io.memecast.macro;

import java.util.Set;

/** How a caption looks: the same eight properties under plain and under prefixed keys. */
final class StyleDecoder {
  static final Set<String> KEYS = Set.of(
      "font", "color", "outline", "size", "outline_width", "direction", "case", "letter_spacing");

  private StyleDecoder() {}

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
