package io.memecast.http;

import io.memecast.job.ClusterReport;
import io.memecast.job.ClusterSurvey;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** {@code /cluster}: who the members are and how much they have to do. */
final class ClusterHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final ClusterSurvey cluster;

  ClusterHandler(Exchanges exchanges, ClusterSurvey cluster) {
    this.exchanges = exchanges;
    this.cluster = cluster;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    cluster
        .ask()
        .map(ClusterReport::members)
        .onSuccess(exchange::sendJson)
        .onFailure(context::fail);
  }
}
