package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Refuses requests that HTTP's decoder lets pass and that others might read differently than we do. */
final class SanityHandler implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.uri().chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw invalid("the request target has a control character");
    }
    if (request.headers().contains("")) {
      throw invalid("a header has no name");
    }
    if (request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
      throw invalid("there are no web sockets here");
    }
    try {
      context.normalizedPath();
    } catch (IllegalArgumentException e) {
      throw invalid("malformed percent-encoding in the path");
    }
    context.next();
  }

  private static CaptionException invalid(String reason) {
    return new CaptionException(ErrorCode.INVALID_REQUEST, "cannot decode request: " + reason);
  }
}
