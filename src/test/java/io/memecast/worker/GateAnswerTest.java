package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Rendered;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateAnswerTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final GateAnswer answer =
      new GateAnswer(vertx.getOrCreateContext(), new Assignment.Answer() {
        @Override
        public void rendered(Rendered rendered) {
          heard.add(rendered.etag() + " " + Context.isOnEventLoopThread());
        }

        @Override
        public void failed(CaptionException failure) {
          heard.add(failure.code() + " " + Context.isOnEventLoopThread());
        }
      });

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void answers_comeFromTheGatesEventLoop_whoeverGivesThem() throws Exception {
    answer.rendered(new Rendered(new byte[0], "image/png", 1, 1, "etag", List.of()));
    answer.failed(new CaptionException(ErrorCode.ABANDONED, "gone"));

    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("etag true");
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("ABANDONED true");
  }
}
