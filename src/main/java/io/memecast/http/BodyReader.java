package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/**
 * Reads bodies that are small enough and come in time. One that says it is too large is refused before anything of it is
 * read, also where the client asks first (Expect: 100-continue); any other is cut off at the limit.
 */
final class BodyReader {
  private final Vertx vertx;
  private final int maxBytes;
  private final Duration timeout;
  private final HeapBudget heap;

  /**
   * @param timeout counted from the end of the head; a body that keeps on coming gets more, see {@link BodyIntake}
   * @param heap lends what a body takes, as it comes in
   */
  BodyReader(Vertx vertx, int maxBytes, Duration timeout, HeapBudget heap) {
    this.vertx = vertx;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
    this.heap = heap;
  }

  /**
   * The whole body, or {@code BODY_TOO_LARGE}, {@code REQUEST_TIMEOUT}, {@code INVALID_REQUEST} or, where the heap has no
   * room for it, {@code QUEUE_FULL}.
   */
  Future<byte[]> read(HttpServerRequest request) {
    return read(request, new WholeBody());
  }

  /** What {@code sink} makes of the body; fails as above, or as the sink does. */
  <T> Future<T> read(HttpServerRequest request, BodySink<T> sink) {
    if (saysItIsTooLarge(request)) {
      sink.close();
      return Future.failedFuture(tooLarge(maxBytes));
    }
    if (request.version() != HttpVersion.HTTP_1_0
        && request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
      request.response().writeContinue();
    }
    return new BodyIntake<>(vertx, maxBytes, timeout, heap, sink).read(request);
  }

  private boolean saysItIsTooLarge(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && Long.parseLong(length) > maxBytes;
  }

  static CaptionException tooLarge(int maxBytes) {
    return new CaptionException(
        ErrorCode.BODY_TOO_LARGE, "the body has more than " + maxBytes + " bytes");
  }
}
