package io.memecast.macro;

import io.memecast.error.CaptionException;
import java.util.Map;

/**
 * Requests as query strings: {@code template=x&top_text=Hi}, with nested keys such as {@code captions[0]=a},
 * {@code captions[0][text]=a} and {@code color[]=255}. Percent-encoding is UTF-8, {@code +} is a space, a key without
 * {@code =} has the empty value. Indexes only order a list: gaps close, so that a huge index costs nothing. Stateless,
 * safe for any thread; linear in time and memory.
 */
public final class QuerySyntax {
  private QuerySyntax() {}

  /**
   * Reads a query string.
   *
   * @param query the raw query, without {@code ?}; a character U+0080..U+00FF is a byte that the client should have
   *     percent-encoded, as an HTTP server hands it on
   * @return what {@link MacroDecoder#decode} takes: strings, lists and maps of them
   * @throws CaptionException {@code INVALID_REQUEST}; the text names the key and the place, counted in characters of
   *     {@code query} from 1
   */
  public static Map<String, Object> parse(String query) {
    QueryTree root = new QueryTree();
    int start = 0;
    while (start <= query.length()) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 ? query.length() : ampersand;
      if (end > start) {
        addPair(root, query, start, end);
      }
      start = end + 1;
    }
    return root.toMap();
  }

  private static void addPair(QueryTree root, String query, int start, int end) {
    int equals = query.indexOf('=', start);
    int keyEnd = equals < 0 || equals > end ? end : equals;
    String rawKey = query.substring(start, keyEnd);
    String key = PercentEncoding.decode(query, start, keyEnd, rawKey);
    String value = PercentEncoding.decode(query, Math.min(keyEnd + 1, end), end, key);
    root.add(QueryKey.parse(key, start), value);
  }
}
