package io.memecast.http;

import io.memecast.error.CaptionException;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Vert.x leaves to do on a connection, between its decoder and its own handler:
 *
 * <ul>
 *   <li>A request's head must arrive in a time, counted from its first byte; else 408. (Vert.x has only an idle time-out,
 *       which a sender of a byte a second never meets.)
 *   <li>While an answer is being made the connection is not idle.
 *   <li>Heads that are ambiguous are malformed requests, and nothing behind them is read.
 *   <li>Versions that we do not speak are malformed requests.
 *   <li>A connection that is closed although the client may still be sending is first closed for writing and read for a
 *       while: closing it at once would make the client's system throw the answer away (RFC 9112, section 9.6).
 * </ul>
 *
 * One for each connection; called on its event loop.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // What fails on a connection closes it, and all of this ends then.
final class ConnectionGuard extends ChannelDuplexHandler {
  private static final long LINGER_MILLIS = 1_000;

  private final long headTimeoutMillis;
  private final Supplier<FullHttpResponse> timeUpAnswer;

  /** A head has arrived, but not yet all of its body. */
  private boolean inBody;

  private boolean malformed;
  private boolean refused;
  private boolean lingering;

  /** A head was ambiguous: whatever follows it is nobody's request. */
  private boolean ambiguous;

  /** The current read has brought something that could be decoded. */
  private boolean decoded;

  /** Heads that arrived, less answers that were begun. */
  private int unanswered;

  private @Nullable Future<?> headTimer;

  /**
   * @param timeUpAnswer makes the 408
   */
  ConnectionGuard(Duration headTimeout, Supplier<FullHttpResponse> timeUpAnswer) {
    this.headTimeoutMillis = headTimeout.toMillis();
    this.timeUpAnswer = timeUpAnswer;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (lingering || refused || ambiguous) {
      ReferenceCountUtil.release(message);
      return;
    }
    decoded = true;
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      CaptionException fault = RequestFraming.fault(request);
      if (fault != null) {
        refuseHead(context, request, fault);
        return;
      }
    }
    if (message instanceof HttpRequest request) {
      stopTimer();
      refuseOtherVersions(request);
      unanswered++;
      inBody = true;
    }
    if (message instanceof LastHttpContent) {
      inBody = false;
    }
    if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
      malformed = true;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!decoded && !inBody && !malformed && !refused && headTimer == null) {
      // Bytes have come that are no message yet: a head has begun.
      startTimer(context);
    }
    decoded = false;
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      unanswered--;
    }
    context.write(message, promise);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (!(event instanceof IdleStateEvent) || unanswered == 0 || isWriting(context)) {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (lingering || !context.channel().isActive() || !(inBody || malformed || refused)) {
      context.close(promise);
      return;
    }
    lingering = true;
    context.channel().config().setAutoRead(true);
    ((DuplexChannel) context.channel()).shutdownOutput();
    context.executor().schedule(() -> context.close(promise), LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopTimer();
    context.fireChannelInactive();
  }

  /** Passes the head on as the decoder passes on what it cannot decode: whole, and as a failure. */
  private void refuseHead(
      ChannelHandlerContext context, HttpRequest request, CaptionException fault) {
    stopTimer();
    ambiguous = true;
    malformed = true;
    unanswered++;
    HttpRequest bad =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, request.method(), "/bad-request");
    bad.setDecoderResult(DecoderResult.failure(fault));
    ReferenceCountUtil.release(request);
    context.fireChannelRead(bad);
  }

  /** Vert.x would answer them itself, and not as everything else is answered. */
  private static void refuseOtherVersions(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      request.setDecoderResult(DecoderResult.failure(
          new IllegalArgumentException("version must be HTTP/1.1 or HTTP/1.0, was " + version)));
    }
  }

  /** Something waits for the client to read it. */
  private static boolean isWriting(ChannelHandlerContext context) {
    ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
    return buffer != null && buffer.totalPendingWriteBytes() > 0;
  }

  /** There is no room for this connection: answers whatever is asked on it, and closes it. */
  void refuse(ChannelHandlerContext context, FullHttpResponse answer) {
    refused = true;
    context.writeAndFlush(answer).addListener((ChannelFutureListener)
        sent -> sent.channel().close());
  }

  private void startTimer(ChannelHandlerContext context) {
    headTimer = context
        .executor()
        .schedule(() -> headTimeUp(context), headTimeoutMillis, TimeUnit.MILLISECONDS);
  }

  private void stopTimer() {
    if (headTimer != null) {
      headTimer.cancel(false);
      headTimer = null;
    }
  }

  private void headTimeUp(ChannelHandlerContext context) {
    if (unanswered > 0) {
      // An answer to an earlier request is still to come on this connection.
      startTimer(context);
      return;
    }
    malformed = true;
    context.writeAndFlush(timeUpAnswer.get()).addListener((ChannelFutureListener)
        sent -> sent.channel().close());
  }
}
