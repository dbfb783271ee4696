package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Rendered;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageAnswerTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final MessageAnswer answer =
      new MessageAnswer(vertx.getOrCreateContext(), message(), "node", "request");

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void answers_comeFromTheGatesEventLoop_whoeverGivesThem() throws Exception {
    answer.rendered(new Rendered(new byte[0], "image/png", 1, 1, "etag", List.of()));
    answer.failed(new CaptionException(ErrorCode.ABANDONED, "gone"));

    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("reply true");
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("fail true");
  }

  /** One that tells how it is answered, and whether on an event loop. */
  private Message<?> message() {
    return (Message<?>) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {Message.class}, (self, method, arguments) -> {
          heard.add(method.getName() + " " + Context.isOnEventLoopThread());
          return null;
        });
  }
}
