package io.memecast.http;

import io.memecast.job.Fonts;
import io.memecast.template.FontDescription;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code /fonts/NAME}: what a font is called inside its file, and which scripts it has. */
final class FontHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final Fonts fonts;

  FontHandler(Exchanges exchanges, Fonts fonts) {
    this.exchanges = exchanges;
    this.fonts = fonts;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    fonts
        .describe(context.pathParam("name"))
        .onSuccess(font -> {
          exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
          exchange.sendJson(json(font));
        })
        .onFailure(context::fail);
  }

  private static JsonObject json(FontDescription font) {
    JsonObject scripts = new JsonObject();
    font.scripts().forEach(scripts::put);
    return new JsonObject()
        .put("name", font.name())
        .put("names", new JsonArray(font.names()))
        .put("glyphs", font.glyphs())
        .put("characters", font.characters())
        .put("scripts", scripts);
  }
}
