package io.memecast.http;

import io.memecast.config.HttpConfig;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which handler is at which path. */
final class Routes {
  private final Exchanges exchanges;
  private final HttpConfig config;
  private final Duration captionLimit;
  private final Backend backend;

  Routes(Exchanges exchanges, HttpConfig config, Duration captionLimit, Backend backend) {
    this.exchanges = exchanges;
    this.config = config;
    this.captionLimit = captionLimit;
    this.backend = backend;
  }

  /** A router for one event loop. */
  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router
        .route()
        .handler(exchanges)
        .handler(new SanityHandler())
        .failureHandler(new FailureHandler(exchanges));
    add(router, "/caption", caption(vertx), HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    addGet(
        router,
        "/templates",
        new JsonHandler(exchanges, () -> new JsonArray(backend.templates().names())));
    addGet(
        router,
        "/fonts",
        new JsonHandler(exchanges, () -> new JsonArray(backend.fonts().names())));
    addGet(router, "/fonts/:name", new FontHandler(exchanges, backend.fonts()));
    addGet(
        router,
        "/stats",
        new JsonHandler(exchanges, () -> backend.statistics().get().toJson()));
    addGet(router, "/health", new HealthHandler(exchanges, backend.health()));
    addGet(router, "/ready", new ReadyHandler(exchanges, backend.health()));
    router.route().handler(context -> context.fail(404));
    return router;
  }

  private CaptionHandler caption(Vertx vertx) {
    BodyReader bodies = new BodyReader(vertx, config.maxBodyBytes(), config.headerTimeout());
    return new CaptionHandler(
        exchanges, new MacroReader(bodies), backend, captionLimit, config.cacheMaxAge());
  }

  private void addGet(Router router, String path, Handler<RoutingContext> handler) {
    add(router, path, handler, HttpMethod.GET, HttpMethod.HEAD);
  }

  private void add(
      Router router, String path, Handler<RoutingContext> handler, HttpMethod... methods) {
    Route route = router.route(path);
    for (HttpMethod method : methods) {
      route.method(method);
    }
    route.handler(handler);
    String allow = Stream.concat(Arrays.stream(methods), Stream.of(HttpMethod.OPTIONS))
        .map(HttpMethod::name)
        .collect(Collectors.joining(", "));
    router.route(path).handler(new MethodHandler(exchanges, allow));
  }
}
