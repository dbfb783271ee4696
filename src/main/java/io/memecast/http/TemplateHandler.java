package io.memecast.http;

import io.memecast.job.TemplateLibrary;
import io.memecast.template.Template;
import io.memecast.template.TemplateCatalog;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code GET /templates/NAME}: the picture as it is kept. Whether the client has it is answered without reading it. */
final class TemplateHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final TemplateCatalog catalog;
  private final TemplateLibrary library;
  private final AnswerRoom<Template> room;

  TemplateHandler(Exchanges exchanges, Backend backend) {
    this.exchanges = exchanges;
    this.catalog = backend.templates();
    this.library = backend.library();
    this.room = backend.admission().templates();
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    String name = context.pathParam("name");
    IfNoneMatch condition =
        new IfNoneMatch(context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH));
    Optional<String> known = catalog.find(name).map(TemplateCatalog.Entry::digest);
    if (known.filter(condition::matches).isPresent()) {
      sendNotModified(exchange, known.get());
      return;
    }
    AnswerRoom<Template>.Claim claim = exchange.hold(room.claim(known.orElse(name), name));
    claim
        .picture()
        .map(Future::succeededFuture)
        .orElseGet(() -> library.get(name))
        .map(claim::settle)
        .onSuccess(template -> answer(exchange, condition, template))
        .onFailure(context::fail);
  }

  /** The template may be another one than the catalog said, or one that it does not know yet. */
  private static void answer(Exchange exchange, IfNoneMatch condition, Template template) {
    if (condition.matches(template.digest())) {
      sendNotModified(exchange, template.digest());
      return;
    }
    setValidity(exchange, template.digest());
    exchange
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, template.format().mediaType())
        // A file may be a picture and something else at the same time.
        .putHeader("X-Content-Type-Options", "nosniff");
    exchange.send(template.picture());
  }

  private static void sendNotModified(Exchange exchange, String digest) {
    setValidity(exchange, digest);
    exchange.response().setStatusCode(304);
    exchange.sendHead();
  }

  private static void setValidity(Exchange exchange, String digest) {
    exchange
        .response()
        .putHeader(HttpHeaders.ETAG, '"' + digest + '"')
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
