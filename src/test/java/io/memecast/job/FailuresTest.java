package io.memecast.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void reply_everyCode_isReadBackOnTheOtherSide(ErrorCode code) throws Exception {
    vertx
        .eventBus()
        .consumer("a", m -> Failures.reply(m, new CaptionException(code, "what was wrong")));

    CaptionException failure = Failures.read(failureOf("a", 5_000));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure)
        .hasMessage(code == ErrorCode.INTERNAL ? "internal error" : "what was wrong");
  }

  @Test
  void read_nobodyThere_isNoWorker() throws Exception {
    assertThat(Failures.read(failureOf("nobody", 5_000)).code()).isEqualTo(ErrorCode.NO_WORKER);
  }

  @Test
  void read_noAnswer_isRenderTimeout() throws Exception {
    vertx.eventBus().consumer("silent", m -> {});

    assertThat(Failures.read(failureOf("silent", 50)).code()).isEqualTo(ErrorCode.RENDER_TIMEOUT);
  }

  @Test
  void read_numberOfAnotherVersion_isInternal() {
    ReplyException reply = new ReplyException(ReplyFailure.RECIPIENT_FAILURE, 4242, "new");

    assertThat(Failures.read(reply).code()).isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  void read_brokenBus_isInternal() {
    ReplyException reply = new ReplyException(ReplyFailure.ERROR, "cannot decode");

    assertThat(Failures.read(reply).code()).isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  void of_anErrorOfTheMachine_isInternalAndKeepsTheCause() {
    StackOverflowError cause = new StackOverflowError();

    assertThat(Failures.of(cause).code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(Failures.of(cause)).hasCause(cause);
  }

  private Throwable failureOf(String address, long timeoutMillis) throws Exception {
    return vertx
        .eventBus()
        .request(address, "hello", new DeliveryOptions().setSendTimeout(timeoutMillis))
        .transform(result -> io.vertx.core.Future.succeededFuture(result.cause()))
        .await(10, TimeUnit.SECONDS);
  }
}
