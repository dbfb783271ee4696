package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.memecast.job.Health;
import io.memecast.job.RequestId;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Begins the {@link Exchange} of every request. As a handler it is the router's first.
 *
 * @param node this member's name, shown in every answer
 * @param health whether connections may be kept
 * @param answers lends the heap for answers until they are read
 */
record Exchanges(String node, Health health, HeapBudget answers)
    implements Handler<RoutingContext> {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String KEY = Exchange.class.getName();

  @Override
  public void handle(RoutingContext context) {
    of(context);
    context.next();
  }

  /** The request's exchange, which begins now if the router failed before it called any handler. */
  Exchange of(RoutingContext context) {
    Exchange exchange = context.get(KEY);
    if (exchange == null) {
      exchange = begin(context.request());
      context.put(KEY, exchange);
    }
    return exchange;
  }

  Exchange begin(HttpServerRequest request) {
    return new Exchange(request, node, health, answers);
  }

  /** The answer on a connection whose request's head took too long; there is no request yet that could be asked. */
  FullHttpResponse headTimeUp() {
    return answer(new CaptionException(
        ErrorCode.REQUEST_TIMEOUT, "the head of the request did not arrive in time"));
  }

  /** The answer on a connection that there is no room for. */
  FullHttpResponse tooManyConnections() {
    FullHttpResponse answer =
        answer(new CaptionException(ErrorCode.QUEUE_FULL, "too many connections just now"));
    answer.headers().set(HttpHeaders.RETRY_AFTER, FailureHandler.RETRY_AFTER_SECONDS);
    return answer;
  }

  private FullHttpResponse answer(CaptionException failure) {
    String requestId = RequestId.create();
    byte[] body = new JsonObject().put("error", failure.getMessage()).toBuffer().getBytes();
    FullHttpResponse answer = new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(failure.code().httpStatus()),
        Unpooled.wrappedBuffer(body));
    answer
        .headers()
        .set("X-Memecast-Node", node)
        .set("X-Request-Id", requestId)
        .set(HttpHeaders.CACHE_CONTROL, "no-store")
        .set(HttpHeaders.CONTENT_TYPE, JSON)
        .set(HttpHeaders.CONTENT_LENGTH, body.length)
        .set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    AccessLog.write(
        null, null, answer.status().code(), body.length, JSON, System.nanoTime(), requestId);
    return answer;
  }
}
