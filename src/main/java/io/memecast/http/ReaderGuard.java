package io.memecast.http;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of a client that reads too slowly. While an answer is on its way, the client must take the least
 * rate in each window of time, not only at its start: what it does not take is held in the heap for it. One for each
 * connection; called on its event loop.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // What fails on a connection closes it, and all of this ends then.
final class ReaderGuard extends ChannelOutboundHandlerAdapter {
  /** Long enough for a line that fails for a moment. */
  static final Duration WINDOW = Duration.ofSeconds(10);

  /** The slowest line that a large answer may go out over: a quarter of a megabit. */
  static final int MIN_BYTES_PER_SECOND = 32 << 10;

  private final Duration window;
  private final long minBytes;

  /** Answers that have begun and are not read to their end. */
  private int open;

  private long taken;
  private long takenBefore;
  private @Nullable ScheduledFuture<?> timer;

  ReaderGuard(Duration window) {
    this.window = window;
    minBytes = window.toMillis() * MIN_BYTES_PER_SECOND / 1000;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
      // The answer itself is still to come.
      context.write(message, promise);
      return;
    }
    if (message instanceof HttpResponse) {
      open++;
      if (open == 1) {
        startWindow(context);
      }
    }
    ChannelPromise sent = promise.unvoid();
    int bytes = message instanceof ByteBufHolder body ? body.content().readableBytes() : 0;
    boolean last = message instanceof LastHttpContent;
    sent.addListener(done -> {
      taken += bytes;
      if (last) {
        open--;
        if (open == 0) {
          stopWindow();
        }
      }
    });
    context.write(message, sent);
  }

  private void startWindow(ChannelHandlerContext context) {
    takenBefore = taken;
    timer = context
        .executor()
        .schedule(() -> windowEnds(context), window.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void stopWindow() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void windowEnds(ChannelHandlerContext context) {
    if (taken - takenBefore < minBytes) {
      context.close();
    } else {
      startWindow(context);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stopWindow();
  }
}
