package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/**
 * Reads bodies that are small and come in time. One that says it is too large is refused before anything of it is read,
 * also where the client asks first (Expect: 100-continue); any other is cut off at the limit.
 */
final class BodyReader {
  private final Vertx vertx;
  private final int maxBytes;
  private final Duration timeout;

  /**
   * @param timeout counted from the end of the head
   */
  BodyReader(Vertx vertx, int maxBytes, Duration timeout) {
    this.vertx = vertx;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /** The whole body, or {@code BODY_TOO_LARGE}, {@code REQUEST_TIMEOUT} or {@code INVALID_REQUEST}. */
  Future<Buffer> read(HttpServerRequest request) {
    if (saysItIsTooLarge(request)) {
      return Future.failedFuture(tooLarge());
    }
    if (request.version() != HttpVersion.HTTP_1_0
        && request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
      request.response().writeContinue();
    }
    Promise<Buffer> promise = Promise.promise();
    Buffer body = Buffer.buffer();
    long timer = vertx.setTimer(timeout.toMillis(), ignored -> promise.tryFail(timeUp()));
    request
        .handler(piece -> {
          if (body.length() + piece.length() > maxBytes) {
            promise.tryFail(tooLarge());
          } else if (!promise.future().isComplete()) {
            body.appendBuffer(piece);
          }
        })
        .exceptionHandler(broken -> promise.tryFail(malformed(broken)))
        .endHandler(ended -> promise.tryComplete(body));
    return promise.future().onComplete(ignored -> vertx.cancelTimer(timer));
  }

  private boolean saysItIsTooLarge(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && Long.parseLong(length) > maxBytes;
  }

  private CaptionException tooLarge() {
    return new CaptionException(
        ErrorCode.BODY_TOO_LARGE, "the body has more than " + maxBytes + " bytes");
  }

  private CaptionException timeUp() {
    return new CaptionException(
        ErrorCode.REQUEST_TIMEOUT, "the body did not arrive within " + timeout.toMillis() + " ms");
  }

  private static CaptionException malformed(Throwable cause) {
    return new CaptionException(
        ErrorCode.INVALID_REQUEST,
        "cannot decode request: the body broke off: " + cause.getMessage(),
        cause);
  }
}
