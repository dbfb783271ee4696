package io.memecast.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** {@code /templates} and {@code /fonts}: JSON that is right just now. */
final class JsonHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final Supplier<Object> json;

  JsonHandler(Exchanges exchanges, Supplier<Object> json) {
    this.exchanges = exchanges;
    this.json = json;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    exchange.sendJson(json.get());
  }
}
