package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.memecast.job.TemplateLibrary;
import io.memecast.template.TemplateStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;

/**
 * {@code PUT /templates/NAME}: keeps a picture, and perhaps its layout, under a name. The body is the picture, whatever
 * its type says, or a form.
 */
final class PutTemplateHandler implements Handler<RoutingContext> {
  private static final String FORM = "multipart/form-data";

  /** What a form may have beside the picture: the largest layout, boundaries and the parts' headers. */
  private static final int FORM_BYTES = 96 << 10;

  private final Vertx vertx;
  private final Exchanges exchanges;
  private final TemplateLibrary library;
  private final UploadGate gate;
  private final BodyReader pictures;
  private final BodyReader forms;

  /**
   * @param timeout for a body, see {@link BodyReader}
   */
  PutTemplateHandler(
      Vertx vertx,
      Exchanges exchanges,
      TemplateLibrary library,
      UploadGate gate,
      Duration timeout) {
    this.vertx = vertx;
    this.exchanges = exchanges;
    this.library = library;
    this.gate = gate;
    // The gate has borrowed for the whole body before any of it is read.
    pictures = new BodyReader(vertx, gate.maxPictureBytes(), timeout, HeapBudget.UNLIMITED);
    forms =
        new BodyReader(vertx, gate.maxPictureBytes() + FORM_BYTES, timeout, HeapBudget.UNLIMITED);
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    HttpServerRequest request = context.request();
    ChangeRequest change = ChangeRequest.read(context, gate);
    requirePlainAndWhole(request);
    gate.enter(request, () -> read(request).compose(upload -> keep(change, upload)))
        .onSuccess(written -> answer(exchange, written))
        .onFailure(context::fail);
  }

  private static void requirePlainAndWhole(HttpServerRequest request) {
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
      throw new CaptionException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "the body must not be compressed, was " + AccessLog.printable(coding));
    }
    if (request.headers().contains("Content-Range")) {
      throw invalid("a template is put in whole, not by Content-Range");
    }
  }

  private Future<SentTemplate> read(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    String lower = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    if (type != null && lower.startsWith(FORM)) {
      return forms.read(request, new FormBody(type, gate.maxPictureBytes()));
    }
    if (lower.startsWith("multipart/")) {
      throw new CaptionException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "the body must be a picture or " + FORM + ", was " + AccessLog.printable(type));
    }
    return pictures.read(request, new PictureBody());
  }

  private Future<TemplateStore.Written> keep(ChangeRequest change, SentTemplate upload) {
    if (upload.picture().length == 0) {
      throw invalid("picture is empty");
    }
    return vertx
        .executeBlocking(upload::toFile, false)
        .compose(file -> library.put(change.name(), file, change.condition()));
  }

  private static void answer(Exchange exchange, TemplateStore.Written written) {
    exchange
        .response()
        .setStatusCode(written.created() ? 201 : 204)
        .putHeader(HttpHeaders.ETAG, '"' + written.digest() + '"')
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    exchange.sendHead();
  }

  private static CaptionException invalid(String reason) {
    return new CaptionException(ErrorCode.INVALID_REQUEST, "cannot decode request: " + reason);
  }
}
