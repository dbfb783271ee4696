package io.memecast.http;

import io.memecast.error.Deadline;
import io.memecast.job.Fonts;
import io.memecast.template.FontDescription;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** {@code /fonts/NAME}: what a font is called inside its file, and which scripts it has. */
final class FontHandler implements Handler<RoutingContext> {
  private final Exchanges exchanges;
  private final Fonts fonts;
  private final Duration limit;

  /** @param limit a description must be answered in it */
  FontHandler(Exchanges exchanges, Fonts fonts, Duration limit) {
    this.exchanges = exchanges;
    this.fonts = fonts;
    this.limit = limit;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    Deadline deadline = Deadline.in(limit);
    exchange.onGone(deadline::cancel);
    fonts
        .describe(context.pathParam("name"), deadline)
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
