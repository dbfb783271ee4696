package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.Failures;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer: the one place where an error code becomes a status. */
final class FailureHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

  /** When to ask again, in seconds: a still picture takes far less, and longer waits are for the caller to find out. */
  static final String RETRY_AFTER_SECONDS = "1";

  private final Exchanges exchanges;

  FailureHandler(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = exchanges.of(context);
    CaptionException failure = read(context);
    log(exchange.requestId(), failure);
    send(exchange, failure);
  }

  private static void log(String requestId, CaptionException failure) {
    boolean fromWorker = failure.getCause() instanceof ReplyException;
    switch (failure.code().kind()) {
      case USER_ERROR -> LOG.info("{} {}: {}", requestId, failure.code(), failure.getMessage());
      case INSUFFICIENT_RESOURCES ->
        LOG.debug("{} {}: {}", requestId, failure.code(), failure.getMessage());
      case EXTERNAL -> LOG.warn("{} {}: {}", requestId, failure.code(), failure.getMessage());
      // With its stack where it happened: a worker has told it already.
      case INTERNAL_ERROR ->
        LOG.error("{} {}", requestId, failure.getMessage(), fromWorker ? null : failure);
    }
  }

  /** Answers with the failure. */
  static void send(Exchange exchange, CaptionException failure) {
    if (exchange.response().headWritten()) {
      // Too late for an answer: the client must see that what it has is not all.
      exchange.request().connection().close();
      return;
    }
    exchange
        .response()
        .setStatusCode(failure.code().httpStatus())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (failure.code().httpStatus() == 503) {
      exchange.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (failure.code() == ErrorCode.UNAUTHORIZED) {
      exchange.response().putHeader("WWW-Authenticate", "Bearer");
    }
    exchange.sendJson(new JsonObject().put("error", Failures.publicText(failure)));
  }

  private static CaptionException read(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof CaptionException known) {
      return known;
    }
    String path = AccessLog.printable(String.valueOf(context.request().path()));
    return switch (context.statusCode()) {
      case 404 -> new CaptionException(ErrorCode.NOT_FOUND, "nothing is at " + path);
      case 400 ->
        new CaptionException(
            ErrorCode.INVALID_REQUEST,
            "cannot decode request: " + (failure == null ? path : failure.getMessage()),
            failure);
      default ->
        Failures.of(
            failure == null
                ? new IllegalStateException("status " + context.statusCode())
                : failure);
    };
  }
}
