package io.memecast.macro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a macro as the JSON that {@link MacroDecoder} reads, in one form for all equal macros: keys in a fixed order,
 * only those that were given, every caption an object. Stateless, safe for any thread.
 */
public final class MacroWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private MacroWriter() {}

  /** The members of the JSON object: String, Integer, Double, List and Map; the caller owns them. */
  public static Map<String, Object> values(ImageMacro macro) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("template", macro.template());
    put(values, "width", macro.width());
    put(values, "height", macro.height());
    values.put("captions", macro.captions().stream().map(MacroWriter::values).toList());
    return values;
  }

  /** The JSON text, in UTF-8. */
  public static byte[] utf8(ImageMacro macro) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(out, values(macro));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to an array failed", e);
    }
    return bytes.toByteArray();
  }

  private static Map<String, Object> values(Caption caption) {
    CaptionStyle style = caption.style();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", caption.text());
    values.put("valign", keyword(caption.valign()));
    values.put("align", keyword(caption.halign()));
    put(values, "font", style.font());
    put(values, "color", style.color() == null ? null : style.color().toString());
    put(values, "outline", style.outline() == null ? null : outline(style.outline()));
    put(values, "size", style.size() == null ? null : size(style.size()));
    put(values, "outline_width", style.outlineWidth());
    put(values, "direction", style.direction() == null ? null : keyword(style.direction()));
    put(values, "case", style.textCase() == null ? null : keyword(style.textCase()));
    put(values, "letter_spacing", style.letterSpacing());
    return values;
  }

  private static String outline(Outline outline) {
    if (outline instanceof Outline.Colored colored) {
      return colored.color().toString();
    }
    return outline instanceof Outline.Auto ? "auto" : "none";
  }

  /** Null for {@link TextSize#AUTOMATIC}, which is what an omitted size means. */
  private static @Nullable Object size(TextSize size) {
    if (size instanceof TextSize.Pixels pixels) {
      return pixels.pixels();
    }
    if (size instanceof TextSize.Shrink) {
      return "shrink";
    }
    return size instanceof TextSize.Fit ? "fit" : null;
  }

  private static String keyword(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, Object> values, String key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> members) {
      out.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        out.writeFieldName((String) member.getKey());
        write(out, member.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> items) {
      out.writeStartArray();
      for (Object item : items) {
        write(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else {
      out.writeString((String) value);
    }
  }
}
