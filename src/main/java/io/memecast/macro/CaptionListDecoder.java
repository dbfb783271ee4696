package io.memecast.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The value of {@code captions}: up to three texts, or up to {@link ImageMacro#MAX_CAPTIONS} objects. */
final class CaptionListDecoder {
  private static final Set<String> KEYS = keys();

  private CaptionListDecoder() {}

  static List<Caption> captions(Field field) {
    if (!(field.value() instanceof List<?> values)) {
      throw field.mustBe("a list of texts or of objects");
    }
    List<Field> items = new ArrayList<>();
    for (Object value : values) {
      items.add(new Field(field.path() + '[' + items.size() + ']', value));
    }
    boolean texts = items.stream().anyMatch(item -> item.value() instanceof String);
    boolean objects = items.stream().anyMatch(item -> item.value() instanceof Map);
    if (texts && objects) {
      throw InvalidRequest.because(
          field.path() + " must be either all texts, or all complete representations (objects)");
    }
    return texts ? ofTexts(field.path(), items) : ofObjects(field.path(), items);
  }

  /** An empty text keeps its place, so that the others keep theirs, and draws nothing. */
  private static List<Caption> ofTexts(String path, List<Field> items) {
    if (items.size() > Places.MAX) {
      throw InvalidRequest.because(
          path + " must be 0, 1, 2 or 3 texts, had " + items.size() + "; more need objects");
    }
    List<VerticalAlign> places = Places.of(items.size());
    List<Caption> captions = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String text = TextDecoder.text(items.get(i));
      if (!text.isEmpty()) {
        captions.add(new Caption(text, places.get(i), HorizontalAlign.CENTER, CaptionStyle.UNSET));
      }
    }
    return captions;
  }

  private static List<Caption> ofObjects(String path, List<Field> items) {
    if (items.size() > ImageMacro.MAX_CAPTIONS) {
      throw InvalidRequest.because(
          path + " must be at most " + ImageMacro.MAX_CAPTIONS + " captions, had " + items.size());
    }
    return items.stream().map(CaptionListDecoder::ofObject).toList();
  }

  private static Caption ofObject(Field field) {
    if (!(field.value() instanceof Map<?, ?> members)) {
      throw field.mustBe("a text or an object");
    }
    Fields fields = Fields.of(field.path(), members, KEYS);
    HorizontalAlign halign =
        fields.readEither("align", "halign", value -> value.oneOf(HorizontalAlign.class));
    return new Caption(
        fields.require("text", TextDecoder::nonEmptyText),
        fields.require("valign", value -> value.oneOf(VerticalAlign.class)),
        halign == null ? HorizontalAlign.CENTER : halign,
        StyleDecoder.decode(fields, ""));
  }

  private static Set<String> keys() {
    List<String> keys = new ArrayList<>(List.of("text", "valign", "align", "halign"));
    keys.addAll(StyleDecoder.KEYS);
    return Set.copyOf(keys);
  }
}
