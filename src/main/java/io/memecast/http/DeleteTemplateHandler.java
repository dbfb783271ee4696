package io.memecast.http;

import io.memecast.job.TemplateLibrary;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** {@code DELETE /templates/NAME}: what was put in goes, and what it covered is there again. */
final class DeleteTemplateHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final TemplateLibrary library;
  private final UploadGate gate;

  DeleteTemplateHandler(Exchanges exchanges, TemplateLibrary library, UploadGate gate) {
    this.exchanges = exchanges;
    this.library = library;
    this.gate = gate;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    ChangeRequest change = ChangeRequest.read(context, gate);
    library
        .delete(change.name(), change.condition())
        .onSuccess(deleted -> {
          exchange.response().setStatusCode(204).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
          exchange.sendHead();
        })
        .onFailure(context::fail);
  }
}
