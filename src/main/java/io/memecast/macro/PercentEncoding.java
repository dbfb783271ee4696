package io.memecast.macro;

import io.memecast.error.CaptionException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoded UTF-8 as forms write it (WHATWG URL Standard, section 5), strictly: a broken escape or broken
 * UTF-8 is an error and not a replacement character.
 */
final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Decodes a part of a query.
   *
   * @param start index of the first character
   * @param end index after the last character
   * @param key named in errors
   */
  static String decode(String query, int start, int end, String key) {
    byte[] bytes = new byte[end - start];
    int[] positions = new int[end - start];
    int length = 0;
    for (int i = start; i < end; length++) {
      char c = query.charAt(i);
      positions[length] = i;
      if (c == '%') {
        bytes[length] = escapedByte(query, i, end, key);
        i += 3;
      } else if (c <= 0xff) {
        bytes[length] = c == '+' ? (byte) ' ' : (byte) c;
        i++;
      } else {
        throw malformed("character that is not percent-encoded", i, key);
      }
    }
    return utf8(ByteBuffer.wrap(bytes, 0, length), positions, key);
  }

  private static byte escapedByte(String query, int percent, int end, String key) {
    if (percent + 2 >= end
        || !HexFormat.isHexDigit(query.charAt(percent + 1))
        || !HexFormat.isHexDigit(query.charAt(percent + 2))) {
      throw malformed("percent-encoding", percent, key);
    }
    return (byte) HexFormat.fromHexDigits(query, percent + 1, percent + 3);
  }

  private static String utf8(ByteBuffer bytes, int[] positions, String key) {
    CharsetDecoder decoder = StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      throw malformed("UTF-8", positions[bytes.position()], key);
    }
    return text.flip().toString();
  }

  private static CaptionException malformed(String what, int position, String key) {
    return InvalidRequest.because("malformed " + what + " at character " + (position + 1)
        + " of the query, key " + Excerpt.ofKey(key));
  }
}
