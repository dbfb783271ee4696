package io.memecast.http;

import io.memecast.error.Deadline;
import io.memecast.job.CaptionRequest;
import io.memecast.job.RenderClient;
import io.memecast.job.Waiter;
import io.memecast.macro.ImageMacro;
import io.memecast.template.Etag;
import io.memecast.template.Rendered;
import io.memecast.template.TemplateCatalog;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /caption}: the picture that the query or the body describes. What the client has already, or what is stored, is
 * answered here; everything else is rendered by a worker. POST is a longer GET: it changes nothing, so it is answered
 * 304, too.
 */
final class CaptionHandler implements Handler<RoutingContext> {
  private static final String TRUNCATED = "truncated";

  private final Exchanges exchanges;
  private final MacroReader macros;
  private final TemplateCatalog templates;
  private final RenderClient client;
  private final AnswerRoom<Rendered> room;
  private final String rendererVersion;
  private final Duration limit;
  private final String cacheControl;

  /**
   * @param limit a caption must be answered in it
   * @param maxAge how long a picture may be used without asking again
   */
  CaptionHandler(
      Exchanges exchanges, MacroReader macros, Backend backend, Duration limit, Duration maxAge) {
    this.exchanges = exchanges;
    this.macros = macros;
    this.templates = backend.templates();
    this.client = backend.client();
    this.room = backend.admission().captions();
    this.rendererVersion = backend.rendererVersion();
    this.limit = limit;
    this.cacheControl = "public, max-age=" + maxAge.toSeconds();
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    Deadline deadline = Deadline.in(limit);
    macros
        .read(context.request())
        .compose(macro -> answer(exchange, macro, deadline))
        .onFailure(context::fail);
  }

  private Future<Void> answer(Exchange exchange, ImageMacro macro, Deadline deadline) {
    IfNoneMatch condition =
        new IfNoneMatch(exchange.request().headers().getAll(HttpHeaders.IF_NONE_MATCH));
    String etag = etag(macro);
    if (etag != null && condition.names(etag)) {
      sendNotModified(exchange, etag);
      return Future.succeededFuture();
    }
    AnswerRoom<Rendered>.Claim claim = exchange.hold(
        room.claim(etag == null ? "a picture of " + macro.template() : etag, ofSameSize(macro)));
    return rendered(exchange, macro, etag, claim, deadline).map(made -> {
      Rendered rendered = claim.settle(made);
      if (condition.matches(rendered.etag())) {
        sendNotModified(exchange, rendered.etag());
      } else {
        send(exchange, rendered);
      }
      return null;
    });
  }

  private Future<Rendered> rendered(
      Exchange exchange,
      ImageMacro macro,
      @Nullable String etag,
      AnswerRoom<Rendered>.Claim claim,
      Deadline deadline) {
    Optional<Rendered> stored = etag == null ? Optional.empty() : client.stored(etag);
    Optional<Rendered> there = stored.or(etag == null ? Optional::empty : claim::picture);
    if (there.isPresent()) {
      return Future.succeededFuture(there.get());
    }
    Waiter waiter = client.render(new CaptionRequest(macro, etag, deadline, exchange.requestId()));
    exchange.onGone(waiter::leave);
    return waiter.result();
  }

  private static ImageMacro ofSameSize(ImageMacro macro) {
    return new ImageMacro(macro.template(), macro.width(), macro.height(), List.of());
  }

  /** Null where the template is not known here: whoever renders will tell what it is. */
  private @Nullable String etag(ImageMacro macro) {
    return templates
        .find(macro.template())
        .map(template ->
            Etag.of(macro.withDefaults(template.style()), template.digest(), rendererVersion))
        .orElse(null);
  }

  private void send(Exchange exchange, Rendered rendered) {
    setValidity(exchange, rendered.etag());
    exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, rendered.mediaType());
    if (rendered.notes().contains(TRUNCATED)) {
      exchange.response().putHeader("X-Memecast-Truncated", "true");
    }
    exchange.send(rendered.bytes());
  }

  private void sendNotModified(Exchange exchange, String etag) {
    setValidity(exchange, etag);
    exchange.response().setStatusCode(304);
    exchange.sendHead();
  }

  private void setValidity(Exchange exchange, String etag) {
    exchange
        .response()
        .putHeader(HttpHeaders.ETAG, '"' + etag + '"')
        .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
  }
}
