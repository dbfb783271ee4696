package io.memecast.macro;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Colours and outlines: a CSS colour, a list of three whole numbers, or an object of them. */
final class ColorDecoder {
  private static final Set<String> CHANNELS = Set.of("r", "red", "g", "green", "b", "blue");
  private static final String EXPECTED =
      "a color: a CSS name, #rgb, #rrggbb, 0xrrggbb, $rrggbb, rgb(…), hsl(…), three numbers 0..255";

  private ColorDecoder() {}

  static Rgb color(Field field) {
    if (field.value() instanceof String text) {
      return ofString(field, text, EXPECTED);
    }
    if (field.value() instanceof List<?> channels) {
      return ofList(field, channels);
    }
    if (field.value() instanceof Map<?, ?> channels) {
      return ofObject(field, channels);
    }
    throw field.mustBe(EXPECTED);
  }

  /** A colour, null for none, {@code auto}; {@code none} where a syntax has no null. */
  static Outline outline(Field field) {
    if (field.value() == null || field.keyword().equals("none")) {
      return Outline.NONE;
    }
    if (field.keyword().equals("auto")) {
      return Outline.AUTO;
    }
    if (field.value() instanceof String text) {
      return new Outline.Colored(ofString(field, text, EXPECTED + ", or auto, none, null"));
    }
    return new Outline.Colored(color(field));
  }

  private static Rgb ofString(Field field, String text, String expected) {
    CssColor color = CssColor.parse(text).orElseThrow(() -> field.mustBe(expected));
    if (!color.isOpaque()) {
      throw InvalidRequest.because(
          "color transparency not supported: " + field.path() + " was " + Excerpt.ofValue(text));
    }
    return color.rgb();
  }

  private static Rgb ofList(Field field, List<?> channels) {
    if (channels.size() != 3) {
      throw InvalidRequest.because(field.path() + " must be a list of exactly three whole numbers"
          + " from 0 to 255, had " + channels.size());
    }
    int[] rgb = new int[3];
    for (int i = 0; i < 3; i++) {
      rgb[i] = channel(new Field(field.path() + '[' + i + ']', channels.get(i)));
    }
    return new Rgb(rgb[0], rgb[1], rgb[2]);
  }

  private static Rgb ofObject(Field field, Map<?, ?> members) {
    Fields channels = Fields.of(field.path(), members, CHANNELS);
    return new Rgb(
        channels.requireEither("r", "red", ColorDecoder::channel),
        channels.requireEither("g", "green", ColorDecoder::channel),
        channels.requireEither("b", "blue", ColorDecoder::channel));
  }

  private static int channel(Field field) {
    return field.integer(0, 255);
  }
}
