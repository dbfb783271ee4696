package io.memecast.template;

import io.memecast.macro.StyleDecoder;
import io.memecast.macro.VerticalAlign;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code NAME.yaml} beside a picture: text boxes, and what captions look like that do not say it themselves.
 *
 * <pre>{@code
 * boxes:                # fractions of the picture, from its top left corner
 *   top: {x: 0.5, y: 0, width: 0.5, height: 0.5}
 *   bottom: {x: 0.5, y: 0.5, width: 0.5, height: 0.5}
 * color: black          # font, color, outline, size, case, direction, outline_width, letter_spacing
 * outline: none
 * }</pre>
 */
final class TemplateLayoutFile {
  /** The largest layout file. */
  static final int MAX_BYTES = 64 << 10;

  private static final String BOXES = "boxes";
  private static final Set<String> BOX_KEYS = Set.of("x", "y", "width", "height");

  private TemplateLayoutFile() {}

  /**
   * Reads a layout.
   *
   * @throws IllegalArgumentException naming the key and the value that is wrong
   */
  static TemplateLayout parse(byte[] file) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>(YamlMap.parse(file, MAX_BYTES));
    Object boxes = entries.remove(BOXES);
    return new TemplateLayout(
        boxes == null ? Map.of() : boxes(boxes), StyleDecoder.decode(entries));
  }

  private static Map<VerticalAlign, TextBox> boxes(Object value) {
    Map<VerticalAlign, TextBox> boxes = new EnumMap<>(VerticalAlign.class);
    YamlMap.entries(BOXES, value).forEach((place, box) -> {
      String key = BOXES + "." + place;
      boxes.put(place(place), box(key, YamlMap.entries(key, box)));
    });
    return boxes;
  }

  private static VerticalAlign place(String name) {
    for (VerticalAlign place : VerticalAlign.values()) {
      if (place.name().toLowerCase(Locale.ROOT).equals(name)) {
        return place;
      }
    }
    throw new IllegalArgumentException(
        "unknown key `" + BOXES + "." + name + "`: a box is for top, middle or bottom");
  }

  private static TextBox box(String key, Map<String, @Nullable Object> fractions) {
    for (String name : fractions.keySet()) {
      if (!BOX_KEYS.contains(name)) {
        throw new IllegalArgumentException("unknown key `" + key + "." + name + "`");
      }
    }
    double x = fraction(key + ".x", fractions.get("x"));
    double y = fraction(key + ".y", fractions.get("y"));
    double width = fraction(key + ".width", fractions.get("width"));
    double height = fraction(key + ".height", fractions.get("height"));
    try {
      return new TextBox(x, y, width, height);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " " + e.getMessage(), e);
    }
  }

  private static double fraction(String key, @Nullable Object value) {
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException(key + " must be a number, was " + YamlMap.shown(value));
    }
    return number.doubleValue();
  }
}
