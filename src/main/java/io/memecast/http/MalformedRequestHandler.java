package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Answers requests whose head is too long or no HTTP at all; the connection is closed after it. */
final class MalformedRequestHandler implements Handler<HttpServerRequest> {
  private final Exchanges exchanges;
  private final int maxRequestLineBytes;
  private final int maxHeaderBytes;

  MalformedRequestHandler(Exchanges exchanges, int maxRequestLineBytes, int maxHeaderBytes) {
    this.exchanges = exchanges;
    this.maxRequestLineBytes = maxRequestLineBytes;
    this.maxHeaderBytes = maxHeaderBytes;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    if (cause instanceof PrematureChannelClosureException) {
      // The client left within a head: there is nobody to answer.
      return;
    }
    Exchange exchange = exchanges.begin(request);
    exchange.malformed();
    FailureHandler.send(exchange, read(cause));
  }

  private CaptionException read(Throwable cause) {
    if (cause instanceof CaptionException known) {
      return known;
    }
    if (cause instanceof TooLongHttpLineException) {
      return new CaptionException(
          ErrorCode.URI_TOO_LONG,
          "the request line is longer than " + maxRequestLineBytes + " bytes");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return new CaptionException(
          ErrorCode.HEADER_TOO_LARGE, "the headers are larger than " + maxHeaderBytes + " bytes");
    }
    return new CaptionException(
        ErrorCode.INVALID_REQUEST,
        "cannot decode request: malformed HTTP: "
            + AccessLog.printable(String.valueOf(cause.getMessage())));
  }
}
