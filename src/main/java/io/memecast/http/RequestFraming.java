package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the heads whose body or host two readers could understand differently (RFC 9112, sections 3.2 and 6.1 to 6.3).
 * Nothing that follows such a head on its connection may be read as a request.
 */
final class RequestFraming {
  private static final String CHUNKED = "chunked";

  /** The registered codings (RFC 9112, section 7), which we know and do not take. */
  private static final Set<String> KNOWN_CODINGS =
      Set.of(CHUNKED, "identity", "gzip", "x-gzip", "deflate", "compress", "x-compress");

  private RequestFraming() {}

  /** What is wrong with the head; null if it is unambiguous. */
  static @Nullable CaptionException fault(HttpRequest request) {
    HttpHeaders headers = request.headers();
    if (headers.getAll(HttpHeaderNames.HOST).size() > 1) {
      return invalid("there must be one Host header");
    }
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (codings.isEmpty()) {
      return null;
    }
    if (headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return invalid("Content-Length and Transfer-Encoding exclude each other");
    }
    if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
      return invalid("HTTP/1.0 has no Transfer-Encoding");
    }
    if (codings.size() == 1 && codings.get(0).equalsIgnoreCase(CHUNKED)) {
      return null;
    }
    return isKnown(String.join(",", codings))
        ? invalid("Transfer-Encoding must be chunked")
        : new CaptionException(
            ErrorCode.UNKNOWN_TRANSFER_CODING,
            "Transfer-Encoding must be chunked, was "
                + AccessLog.printable(String.join(", ", codings)));
  }

  private static boolean isKnown(String codings) {
    for (String coding : codings.split(",", -1)) {
      if (!KNOWN_CODINGS.contains(coding.strip().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private static CaptionException invalid(String reason) {
    return new CaptionException(ErrorCode.INVALID_REQUEST, "cannot decode request: " + reason);
  }
}
