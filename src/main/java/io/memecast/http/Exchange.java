package io.memecast.http;

import io.memecast.job.Health;
import io.memecast.job.RequestId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * One request and its answer: gives it a name, writes its line in the access log, and closes the connection where it
 * cannot be used again. Every answer is sent through it. Used on the connection's event loop.
 */
final class Exchange {
  /** What is logged for a client that left before it had an answer, as nginx does. */
  private static final int CLIENT_LEFT = 499;

  /** What is handed to the socket at a time; a reader that takes less in an idle time-out is cut off. */
  private static final int CHUNK_BYTES = 16 << 10;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Health health;
  private final String requestId;
  private final long startNanos = System.nanoTime();
  private Runnable onGone = () -> {};
  private int sentBytes;
  private boolean malformed;
  private boolean logged;

  Exchange(HttpServerRequest request, String node, Health health) {
    this.request = request;
    this.response = request.response();
    this.health = health;
    requestId = RequestId.orNew(request.getHeader("X-Request-Id"));
    response.putHeader("X-Memecast-Node", node).putHeader("X-Request-Id", requestId);
    response.endHandler(ended -> log(response.getStatusCode()));
    response.closeHandler(closed -> gone());
  }

  String requestId() {
    return requestId;
  }

  HttpServerRequest request() {
    return request;
  }

  /** Status and headers are set here; the body is sent by the methods below. */
  HttpServerResponse response() {
    return response;
  }

  /** The request's head could not be read, so it has no target, and what follows it makes no sense. */
  void malformed() {
    malformed = true;
  }

  /** What to do when the client leaves before it has an answer. */
  void onGone(Runnable action) {
    onGone = action;
  }

  /** Sends a JSON value. */
  void sendJson(Object json) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
    // By way of a string: an unpaired surrogate in an error's text becomes a question mark there.
    send(Json.encode(json).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a body, in pieces as the client takes them, so that a slow one holds a few pieces and not the whole.
   *
   * @param body not to be changed; to HEAD only its length is told
   */
  void send(byte[] body) {
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
    if (request.method().equals(HttpMethod.HEAD)) {
      sendHead();
    } else {
      sendPieces(body);
    }
  }

  /** Sends an answer that has no body. */
  void sendHead() {
    end(Buffer.buffer(), closeAfterwards());
  }

  private void sendPieces(byte[] body) {
    boolean close = closeAfterwards();
    response.drainHandler(drained -> sendMore(body, close));
    sendMore(body, close);
  }

  private void sendMore(byte[] body, boolean close) {
    while (body.length - sentBytes > CHUNK_BYTES) {
      if (response.writeQueueFull()) {
        return;
      }
      response.write(Buffer.buffer(CHUNK_BYTES).appendBytes(body, sentBytes, CHUNK_BYTES));
      sentBytes += CHUNK_BYTES;
    }
    response.drainHandler(null);
    int rest = body.length - sentBytes;
    end(Buffer.buffer(rest).appendBytes(body, sentBytes, rest), close);
  }

  private void end(Buffer last, boolean close) {
    response.end(last).onComplete(sent -> {
      if (close) {
        request.connection().close();
      }
    });
  }

  /** Says so in the head, where this connection cannot or should not be used again. */
  private boolean closeAfterwards() {
    boolean close = malformed || health.stopping() || hasUnreadBody();
    if (close) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    return close;
  }

  private boolean hasUnreadBody() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean hasBody = request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
    return hasBody && !request.isEnded();
  }

  private void gone() {
    onGone.run();
    log(CLIENT_LEFT);
  }

  private void log(int status) {
    if (!logged) {
      logged = true;
      AccessLog.write(
          malformed ? null : request.method().name(),
          malformed ? null : request.uri(),
          status,
          response.bytesWritten(),
          response.headers().get(HttpHeaders.CONTENT_TYPE),
          startNanos,
          requestId);
    }
  }
}
