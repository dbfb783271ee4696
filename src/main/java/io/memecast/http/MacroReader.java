package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.MacroJson;
import io.memecast.macro.QuerySyntax;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the macro in a request: in the query, or with POST in the body, which must be JSON in UTF-8. */
final class MacroReader {
  private static final String JSON = "application/json";

  private final BodyReader bodies;

  MacroReader(BodyReader bodies) {
    this.bodies = bodies;
  }

  /** The macro, or the {@link CaptionException} that says what is wrong with the request. */
  Future<ImageMacro> read(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      return Future.succeededFuture(MacroDecoder.decode(
          QuerySyntax.parse(Optional.ofNullable(request.query()).orElse(""))));
    }
    checkMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE));
    checkCoding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    return bodies.read(request).map(body -> MacroDecoder.decode(MacroJson.parse(body)));
  }

  /** No type at all is taken for JSON, as nothing else is read here. */
  private static void checkMediaType(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals(JSON)) {
      throw unsupported("the body must be " + JSON + ", not " + AccessLog.printable(contentType));
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replaceAll("[\\s\"]", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        throw unsupported("the body must be in utf-8, not " + AccessLog.printable(contentType));
      }
    }
  }

  private static void checkCoding(@Nullable String contentEncoding) {
    if (contentEncoding != null && !contentEncoding.strip().equalsIgnoreCase("identity")) {
      throw unsupported(
          "the body must not be compressed, was " + AccessLog.printable(contentEncoding));
    }
  }

  private static CaptionException unsupported(String reason) {
    return new CaptionException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, reason);
  }
}
