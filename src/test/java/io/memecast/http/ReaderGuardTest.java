package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReaderGuardTest {
  private static final int SECONDS = 10;
  private static final int LEAST = SECONDS * ReaderGuard.MIN_BYTES_PER_SECOND;

  private final Queue<ChannelPromise> unread = new ArrayDeque<>();
  private EmbeddedChannel channel;

  /** A client that takes a message when the test says so. */
  private final class Reader extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      unread.add(promise);
    }
  }

  @BeforeEach
  void open() {
    channel = new EmbeddedChannel(new Reader(), new ReaderGuard(Duration.ofSeconds(SECONDS)));
    channel.freezeTime();
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private void head() {
    var unused = channel.writeOneOutbound(
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
  }

  private void piece(int bytes) {
    var unused =
        channel.writeOneOutbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
  }

  private void takeAll() {
    while (!unread.isEmpty()) {
      unread.remove().setSuccess();
    }
  }

  private void windowPasses() {
    channel.advanceTimeBy(SECONDS, TimeUnit.SECONDS);
    channel.runPendingTasks();
  }

  @Test
  void reader_takesNothing_isCutOff() {
    head();
    piece(2 * LEAST);

    windowPasses();

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void reader_takesTheLeastRateInEachWindow_isServed() {
    head();
    for (int i = 0; i < 5; i++) {
      piece(LEAST);
      takeAll();
      windowPasses();
    }

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void reader_beganFastAndStopped_isCutOffAllTheSame() {
    head();
    piece(10 * LEAST);
    takeAll();
    windowPasses();
    piece(LEAST - 1);
    takeAll();

    windowPasses();

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void continue_beforeAnAnswer_isNone() {
    var unused = channel.writeOneOutbound(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    takeAll();
    windowPasses();
    assertThat(channel.isOpen()).isTrue();

    reader_takesNothing_isCutOff();
  }

  @Test
  void answer_readToItsEnd_leavesAllTimeToTheNextRequest() {
    head();
    var unused =
        channel.writeOneOutbound(new DefaultLastHttpContent(Unpooled.wrappedBuffer(new byte[1])));
    takeAll();

    windowPasses();
    windowPasses();

    assertThat(channel.isOpen()).isTrue();
  }
}
