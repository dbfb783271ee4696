package io.memecast.macro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.memecast.error.CaptionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests as JSON (RFC 8259), strictly: one object, UTF-8, no key twice, nothing behind it, nesting of at most
 * {@value #MAX_DEPTH}. The caller bounds the length. Stateless, safe for any thread.
 */
public final class MacroJson {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_REASON_CODE_POINTS = 200;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
      .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
      .build();

  private MacroJson() {}

  /**
   * Reads a JSON text.
   *
   * @param utf8 a byte order mark before the object is skipped
   * @return what {@link MacroDecoder#decode} takes: whole numbers as Integer, Long or BigInteger, others as Double
   * @throws CaptionException {@code INVALID_REQUEST}; the text names line and column, both from 1, and where a key is
   *     given twice that key
   */
  public static Map<String, @Nullable Object> parse(byte[] utf8) {
    String text = decode(utf8);
    try (JsonParser parser = FACTORY.createParser(text)) {
      return readRequest(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string failed", e);
    }
  }

  private static Map<String, @Nullable Object> readRequest(JsonParser parser) throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw malformed(
            "the request must be a JSON object",
            first == null ? parser.currentLocation() : parser.currentTokenLocation());
      }
      Map<String, @Nullable Object> request = readObject(parser, "");
      if (parser.nextToken() != null) {
        throw malformed("text after the JSON object", parser.currentTokenLocation());
      }
      return request;
    } catch (JsonProcessingException e) {
      String reason = Excerpt.shorten(e.getOriginalMessage(), MAX_REASON_CODE_POINTS);
      JsonLocation place = e.getLocation();
      throw malformed(
          "malformed JSON: " + reason, place == null ? parser.currentLocation() : place);
    }
  }

  private static String decode(byte[] utf8) {
    CharsetDecoder decoder = StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    CharBuffer text = CharBuffer.allocate(utf8.length);
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      throw InvalidRequest.because("malformed UTF-8 at byte " + (bytes.position() + 1)
          + " of the JSON, at line " + (1 + text.chars().filter(c -> c == '\n').count()));
    }
    boolean marked = text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK;
    return text.toString().substring(marked ? 1 : 0);
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser, String path)
      throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String keyPath = path.isEmpty() ? key : path + '.' + key;
      if (members.containsKey(key)) {
        throw malformed("duplicate key " + Excerpt.ofKey(keyPath), parser.currentTokenLocation());
      }
      parser.nextToken();
      members.put(key, readValue(parser, keyPath));
    }
    return members;
  }

  private static List<@Nullable Object> readArray(JsonParser parser, String path)
      throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(readValue(parser, path + '[' + items.size() + ']'));
    }
    return items;
  }

  private static @Nullable Object readValue(JsonParser parser, String path) throws IOException {
    if (parser.getParsingContext().getNestingDepth() > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH, parser.currentTokenLocation());
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser, path);
      case START_ARRAY -> readArray(parser, path);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static CaptionException malformed(String reason, JsonLocation place) {
    return InvalidRequest.because(
        reason + " at line " + place.getLineNr() + ", column " + Math.max(1, place.getColumnNr()));
  }
}
