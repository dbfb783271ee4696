package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.HeapBudget;
import io.memecast.job.Health;
import io.memecast.job.RequestId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/**
 * One request and its answer: gives it a name, writes its line in the access log, and closes the connection where it
 * cannot be used again. Every answer is sent through it. Used on the connection's event loop.
 */
final class Exchange {
  /** What is logged for a client that left before it had an answer, as nginx does. */
  private static final int CLIENT_LEFT = 499;

  /** What is handed to the socket at a time. */
  private static final int CHUNK_BYTES = 16 << 10;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Health health;
  private final HeapBudget answers;
  private final String requestId;
  private final long startNanos = System.nanoTime();
  private final List<AutoCloseable> held = new ArrayList<>();
  private Runnable onGone = () -> {};
  private int sentBytes;
  private boolean malformed;
  private Level level = Level.INFO;
  private boolean logged;
  private boolean over;

  /** @param answers lends the heap for an answer until it is read */
  Exchange(HttpServerRequest request, String node, Health health, HeapBudget answers) {
    this.request = request;
    this.response = request.response();
    this.health = health;
    this.answers = answers;
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

  /** A probe that found what it should, one of several a second: its line is for those who look closely. */
  void probed() {
    level = Level.DEBUG;
  }

  /** What to do when the client leaves before it has an answer. */
  void onGone(Runnable action) {
    onGone = action;
  }

  /** What is closed when the client has read the answer, or has gone. */
  <T extends AutoCloseable> T hold(T resource) {
    held.add(resource);
    if (over) {
      letGo();
    }
    return resource;
  }

  /** Sends a JSON value; {@code QUEUE_FULL} instead, where there is no room for a long one until it is read. */
  void sendJson(Object json) {
    // By way of a string: an unpaired surrogate in an error's text becomes a question mark there.
    byte[] body = Json.encode(json).getBytes(StandardCharsets.UTF_8);
    if (body.length > CHUNK_BYTES) {
      try {
        hold(answers.borrow(body.length, "an answer"));
      } catch (CaptionException refusal) {
        FailureHandler.send(this, refusal);
        return;
      }
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
    send(body);
  }

  /**
   * Sends a body, in pieces as the client takes them: beside the body itself, a slow one holds two pieces at most.
   *
   * @param body not to be changed, and held by way of {@link #hold}; to HEAD only its length is told
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
    response.setWriteQueueMaxSize(CHUNK_BYTES);
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
      letGo();
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
    letGo();
    log(CLIENT_LEFT);
  }

  private void letGo() {
    over = true;
    for (AutoCloseable resource : held) {
      try {
        resource.close();
      } catch (Exception impossible) {
        throw new IllegalStateException("what an exchange holds must close", impossible);
      }
    }
    held.clear();
  }

  private void log(int status) {
    if (!logged) {
      logged = true;
      AccessLog.write(
          level,
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
