package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** The last handler of a path: says which methods it has, to OPTIONS as an answer, to any other as an error. */
final class MethodHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final String allow;

  /**
   * @param allow the path's methods, separated by commas
   */
  MethodHandler(Exchanges exchanges, String allow) {
    this.exchanges = exchanges;
    this.allow = allow;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    exchange.response().putHeader(HttpHeaders.ALLOW, allow);
    HttpMethod method = context.request().method();
    if (!method.equals(HttpMethod.OPTIONS)) {
      throw new CaptionException(
          ErrorCode.METHOD_NOT_ALLOWED,
          "method must be one of " + allow + ", was " + AccessLog.printable(method.name()));
    }
    exchange.sendHead();
  }
}
