package io.memecast.http;

import io.memecast.job.Health;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code /health}: the process lives; 200 also while it stops, for a process that finishes its work is not to be killed
 * for it.
 */
final class HealthHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final Health health;

  HealthHandler(Exchanges exchanges, Health health) {
    this.exchanges = exchanges;
    this.health = health;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    exchange.probed();
    exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    exchange.sendJson(new JsonObject().put("status", health.stopping() ? "stopping" : "up"));
  }
}
