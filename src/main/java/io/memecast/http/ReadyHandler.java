package io.memecast.http;

import io.memecast.job.Health;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code /ready}: 200 when requests should be sent here, else 503 and the reason. */
final class ReadyHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final Health health;

  ReadyHandler(Exchanges exchanges, Health health) {
    this.exchanges = exchanges;
    this.health = health;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    boolean ready = health.ready();
    if (ready) {
      exchange.probed();
    }
    exchange
        .response()
        .setStatusCode(ready ? 200 : 503)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    exchange.sendJson(new JsonObject()
        .put("ready", ready)
        .put("stopping", health.stopping())
        .put("waiting_for", new JsonArray(health.waitingFor())));
  }
}
