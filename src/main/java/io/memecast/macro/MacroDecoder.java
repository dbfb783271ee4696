package io.memecast.macro;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a request out of plain values, whatever syntax they were written in. Values are String, Number, Boolean, null,
 * List and Map of them; as a query string knows strings alone, a number may be a string as well. Keys are trimmed and
 * lower-cased; what is unknown, said twice or out of range is refused. Stateless, safe for any thread.
 */
public final class MacroDecoder {
  private static final Set<String> KEYS = keys();

  private MacroDecoder() {}

  /**
   * Decodes a request.
   *
   * @param request keys and values; not changed
   * @throws io.memecast.error.CaptionException {@code INVALID_REQUEST}; the text begins {@code cannot decode request: }
   *     and names the key, such as {@code captions[2].color}, and its value
   */
  public static ImageMacro decode(Map<String, ?> request) {
    Fields fields = Fields.of("", request, KEYS);
    fields
        .firstOf(SimpleCaptionsDecoder.KEYS)
        .filter(key -> fields.has("captions"))
        .ifPresent(key -> {
          throw InvalidRequest.because(
              "`captions` cannot be given along with " + Excerpt.ofKey(key));
        });
    String template = fields.require("template", Field::name);
    Integer width = fields.read("width", SizeDecoder::side);
    Integer height = fields.read("height", SizeDecoder::side);
    List<Caption> captions = fields.read("captions", CaptionListDecoder::captions);
    return new ImageMacro(
        template,
        width,
        height,
        captions == null ? SimpleCaptionsDecoder.captions(fields) : captions);
  }

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>(SimpleCaptionsDecoder.KEYS);
    keys.addAll(Set.of("template", "width", "height", "captions"));
    return Set.copyOf(keys);
  }
}
