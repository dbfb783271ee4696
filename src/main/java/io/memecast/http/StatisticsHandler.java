package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.ClusterReport;
import io.memecast.job.ClusterSurvey;
import io.memecast.job.Statistics;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** {@code /stats}: the counts of this member, or with {@code scope=cluster} the sum of all members'. */
final class StatisticsHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final Supplier<Statistics> member;
  private final ClusterSurvey cluster;

  StatisticsHandler(Exchanges exchanges, Supplier<Statistics> member, ClusterSurvey cluster) {
    this.exchanges = exchanges;
    this.member = member;
    this.cluster = cluster;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    Future<JsonObject> statistics = ofScope(context.queryParam("scope"));
    exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    statistics.onSuccess(exchange::sendJson).onFailure(context::fail);
  }

  private Future<JsonObject> ofScope(List<String> scopes) {
    if (scopes.size() > 1) {
      throw invalid("scope is given " + scopes.size() + " times");
    }
    String scope = scopes.isEmpty() ? "member" : scopes.get(0);
    return switch (scope) {
      case "member" -> Future.succeededFuture(member.get().toJson());
      case "cluster" -> cluster.ask().map(ClusterReport::statistics);
      default ->
        throw invalid(
            "scope must be one of member, cluster, was \"" + AccessLog.printable(scope) + '"');
    };
  }

  private static CaptionException invalid(String reason) {
    return new CaptionException(ErrorCode.INVALID_REQUEST, "cannot decode request: " + reason);
  }
}
