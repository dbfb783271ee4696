package io.memecast.http;

import io.memecast.config.HttpConfig;
import io.memecast.job.TemplateLibrary;
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

/** Which handler is at which path of a {@link Face}. */
final class Routes {
  private final Face face;
  private final Exchanges exchanges;
  private final HttpConfig config;
  private final Duration captionLimit;
  private final Backend backend;

  Routes(
      Face face, Exchanges exchanges, HttpConfig config, Duration captionLimit, Backend backend) {
    this.face = face;
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
    if (face == Face.PUBLIC) {
      addService(router, vertx);
    }
    if (face == Face.OPERATORS || config.ops() == null) {
      addOperation(router);
    }
    addGet(router, "/health", new HealthHandler(exchanges, backend.health()));
    addGet(router, "/ready", new ReadyHandler(exchanges, backend.health()));
    router.route().handler(context -> context.fail(404));
    return router;
  }

  private void addService(Router router, Vertx vertx) {
    add(router, "/caption", caption(vertx), HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    addGet(
        router,
        "/templates",
        new JsonHandler(exchanges, () -> new JsonArray(backend.templates().names())));
    addTemplate(router, vertx);
    addGet(
        router,
        "/fonts",
        new JsonHandler(exchanges, () -> new JsonArray(backend.fonts().names())));
    addGet(router, "/fonts/:name", new FontHandler(exchanges, backend.fonts(), captionLimit));
  }

  private void addOperation(Router router) {
    addGet(
        router,
        "/stats",
        new StatisticsHandler(exchanges, backend.statistics(), backend.cluster()));
    addGet(router, "/cluster", new ClusterHandler(exchanges, backend.cluster()));
  }

  private CaptionHandler caption(Vertx vertx) {
    BodyReader bodies = new BodyReader(
        vertx,
        config.maxBodyBytes(),
        config.headerTimeout(),
        backend.admission().captionBodies());
    return new CaptionHandler(
        exchanges, new MacroReader(bodies), backend, captionLimit, config.cacheMaxAge());
  }

  private void addTemplate(Router router, Vertx vertx) {
    String path = "/templates/:name";
    TemplateLibrary library = backend.library();
    UploadGate uploads = backend.uploads();
    router
        .route(path)
        .method(HttpMethod.PUT)
        .handler(
            new PutTemplateHandler(vertx, exchanges, library, uploads, config.headerTimeout()));
    router
        .route(path)
        .method(HttpMethod.DELETE)
        .handler(new DeleteTemplateHandler(exchanges, library, uploads));
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(new TemplateHandler(exchanges, backend));
    addMethods(router, path, HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE);
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
    addMethods(router, path, methods);
  }

  /** What is left for the path: to tell its methods. */
  private void addMethods(Router router, String path, HttpMethod... methods) {
    String allow = Stream.concat(Arrays.stream(methods), Stream.of(HttpMethod.OPTIONS))
        .map(HttpMethod::name)
        .collect(Collectors.joining(", "));
    router.route(path).handler(new MethodHandler(exchanges, allow));
  }
}
