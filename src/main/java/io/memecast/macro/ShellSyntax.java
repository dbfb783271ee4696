package io.memecast.macro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Requests as one word of a command line: {@code TEMPLATE{CAPTION}{CAPTION}…}, such as
 * {@code raccoon{^Top}{_Bottom}}. A caption may begin with marks, one of each kind in either order: {@code ^} top,
 * {@code -} middle, {@code _} bottom; {@code <} left, {@code |} centre, {@code >} right. Without a mark for the
 * place, the number of captions decides: one stands at the bottom, two at top and bottom, three at top, middle and
 * bottom. <code>\{</code>, <code>\}</code> and {@code \\} stand for the character itself, and so does a backslash
 * before a mark at a caption's beginning; any other backslash is one. An empty caption keeps its place and draws
 * nothing. Stateless, safe for any thread.
 */
public final class ShellSyntax {
  private ShellSyntax() {}

  /**
   * Reads a macro.
   *
   * @return what {@link MacroDecoder#decode} takes
   * @throws io.memecast.error.CaptionException {@code INVALID_REQUEST}; the text names the place in characters from 1,
   *     and the cause is a {@link java.text.ParseException} with the place as an index into {@code macro}
   */
  public static Map<String, Object> parse(String macro) {
    ShellScanner scanner = new ShellScanner(macro);
    String template = scanner.template();
    List<ShellCaption> captions = new ArrayList<>();
    while (!scanner.atEnd()) {
      captions.add(scanner.caption());
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("template", template);
    request.put("captions", placed(captions, scanner));
    return request;
  }

  private static List<Map<String, Object>> placed(
      List<ShellCaption> captions, ShellScanner scanner) {
    List<Map<String, Object>> placed = new ArrayList<>();
    for (int i = 0; i < captions.size(); i++) {
      ShellCaption caption = captions.get(i);
      VerticalAlign place = caption.valign();
      if (place == null && captions.size() > Places.MAX) {
        throw scanner.error(
            "caption needs a mark ^ - or _, as there are more than " + Places.MAX,
            caption.position());
      }
      if (!caption.text().isEmpty()) {
        placed.add(members(caption, place == null ? Places.of(captions.size()).get(i) : place));
      }
    }
    return placed;
  }

  private static Map<String, Object> members(ShellCaption caption, VerticalAlign place) {
    HorizontalAlign halign = caption.halign();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("text", caption.text());
    members.put("valign", word(place));
    members.put("align", word(halign == null ? HorizontalAlign.CENTER : halign));
    return members;
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
