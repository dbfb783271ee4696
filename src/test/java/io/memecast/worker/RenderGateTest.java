package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.Addresses;
import io.memecast.job.CaptionJob;
import io.memecast.job.JobAnswer;
import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate with its worker verticles, over a real event bus. */
class RenderGateTest {
  private static final int WORKERS = 2;
  private static final int QUEUE = 2;

  private final Vertx vertx = Vertx.vertx();
  private final RenderGate gate =
      new RenderGate("n", QUEUE, Duration.ofSeconds(30), 1024, macro -> false);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicInteger mostAtWork = new AtomicInteger();

  @BeforeEach
  void deploy() throws Exception {
    await(vertx.deployVerticle(gate));
    await(RenderVerticle.deploy(vertx, "n", WORKERS, this::caption));
    awaitStatistics(WORKERS, 0, 0);
  }

  @AfterEach
  void close() throws Exception {
    release.countDown();
    await(vertx.close());
  }

  @Test
  void job_anyTemplate_comesBackRendered() throws Exception {
    Rendered rendered = await(send("quick"));

    assertThat(rendered.mediaType()).isEqualTo("image/png");
    assertThat(new String(rendered.bytes(), StandardCharsets.UTF_8)).isEqualTo("quick");
  }

  @Test
  void job_moreThanWorkersAndQueueHold_isRefusedWhileTheOthersFinish() throws Exception {
    List<Future<Rendered>> accepted = new ArrayList<>();
    for (int i = 0; i < WORKERS + QUEUE; i++) {
      accepted.add(send("slow"));
    }
    awaitStatistics(WORKERS, WORKERS, QUEUE);

    assertThat(failure(send("slow")).code()).isEqualTo(ErrorCode.QUEUE_FULL);

    awaitAtWork(WORKERS);
    release.countDown();
    for (Future<Rendered> future : accepted) {
      await(future);
    }
    assertThat(mostAtWork).hasValue(WORKERS);
  }

  @Test
  void job_timeUpWhileItWaits_isAnsweredAndNeverStarted() throws Exception {
    send("slow");
    send("slow");
    awaitStatistics(WORKERS, WORKERS, 0);

    Future<Rendered> brief = send(job("brief", "quick", Duration.ofMillis(20)));

    assertThat(failure(brief).code()).isEqualTo(ErrorCode.RENDER_TIMEOUT);
    awaitStatistics(WORKERS, WORKERS, 0);
    assertThat(gate.statistics().started()).isEqualTo(2);
    assertThat(gate.statistics().expired()).isOne();
  }

  @Test
  void cancel_runningJob_freesItsThread() throws Exception {
    Future<Rendered> running = send(job("to-cancel", "until cancelled", Duration.ofSeconds(30)));
    awaitStatistics(WORKERS, 1, 0);

    vertx.eventBus().send(Addresses.cancel("n"), "to-cancel");

    assertThat(failure(running).code()).isEqualTo(ErrorCode.ABANDONED);
    awaitStatistics(WORKERS, 0, 0);
  }

  @Test
  void job_everyKindOfFailure_isAnsweredAndTheWorkerLivesOn() throws Exception {
    assertThat(failure(send("missing")).code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND);
    assertThat(failure(send("broken")).code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(failure(send("deep")).code()).isEqualTo(ErrorCode.INTERNAL);

    awaitStatistics(WORKERS, 0, 0);
    assertThat(await(send("quick")).etag()).isEqualTo("etag-quick");
  }

  @Test
  void drain_jobsUnderWay_waitsForThemAndTakesNoMore() throws Exception {
    Future<Rendered> running = send("slow");
    awaitStatistics(WORKERS, 1, 0);

    Future<Void> drained = gate.drain();
    assertThat(failure(send("quick")).code()).isEqualTo(ErrorCode.NO_WORKER);
    assertThat(drained.isComplete()).isFalse();
    release.countDown();

    await(drained);
    assertThat(await(running).etag()).isEqualTo("etag-slow");
  }

  @Test
  void publicAddress_macroAsJson_answersTheBytesWithHeaders() throws Exception {
    Message<Buffer> reply = await(vertx
        .eventBus()
        .request(
            Addresses.CAPTION, new JsonObject().put("template", "quick").put("top_text", "a")));

    assertThat(reply.body()).hasToString("quick");
    assertThat(reply.headers().get("content-type")).isEqualTo("image/png");
    assertThat(reply.headers().get("width")).isEqualTo("3");
    assertThat(reply.headers().get("height")).isEqualTo("4");
    assertThat(reply.headers().get("etag")).isEqualTo("etag-quick");
    assertThat(reply.headers().get("member")).isEqualTo("n");
    assertThat(reply.headers().get("notes")).isEqualTo("truncated");
    assertThat(reply.headers().get("request-id")).matches("[0-9a-f]{16}");
  }

  @Test
  void memberAddress_jobOfAnotherMember_answersAsThePublicOne() throws Exception {
    DeliveryOptions options = new DeliveryOptions()
        .addHeader("job", "m/1")
        .addHeader("remaining-ms", "30000")
        .addHeader("request-id", "me");
    Message<Buffer> reply = await(vertx
        .eventBus()
        .request(Addresses.caption("n"), new JsonObject().put("template", "quick"), options));

    assertThat(reply.body()).hasToString("quick");
    assertThat(reply.headers().get("etag")).isEqualTo("etag-quick");
    assertThat(reply.headers().get("request-id")).isEqualTo("me");
  }

  @Test
  void memberAddress_withoutTheHeaders_isAnswered() throws Exception {
    JsonObject macro = new JsonObject().put("template", "quick");

    assertThat(causeOf(vertx.eventBus().request(Addresses.caption("n"), macro)))
        .isInstanceOfSatisfying(ReplyException.class, e -> assertThat(e.failureCode())
            .isEqualTo(ErrorCode.INVALID_REQUEST.number()));
  }

  @Test
  void publicAddress_faultOfOurs_tellsNothingOfOurInsides() throws Exception {
    ReplyException failure = publicFailure(new JsonObject().put("template", "broken"));

    assertThat(failure.failureCode()).isEqualTo(ErrorCode.INTERNAL.number());
    assertThat(failure).hasMessage("internal error");
  }

  @Test
  void publicAddress_wrongMacro_answersNumberAndTextOfHttp() throws Exception {
    ReplyException failure = publicFailure(new JsonObject().put("template", "x").put("colour", 1));

    assertThat(failure.failureCode()).isEqualTo(ErrorCode.INVALID_REQUEST.number());
    assertThat(failure)
        .hasMessageStartingWith("cannot decode request: ")
        .hasMessageContaining("colour");
  }

  @Test
  void publicAddress_notAJsonObject_isAnInvalidRequest() throws Exception {
    assertThat(publicFailure("text").failureCode()).isEqualTo(ErrorCode.INVALID_REQUEST.number());
    assertThat(publicFailure(null)).hasMessageContaining("was nothing");
  }

  @Test
  void publicAddress_tooLarge_isRefused() throws Exception {
    ReplyException failure = publicFailure(new JsonObject().put("template", "x".repeat(1024)));

    assertThat(failure.failureCode()).isEqualTo(ErrorCode.BODY_TOO_LARGE.number());
  }

  /** What to do is the template's name. */
  private Rendered caption(ImageMacro macro, Deadline deadline) {
    mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
    try {
      switch (macro.template()) {
        case "slow" -> release.await();
        case "until cancelled" -> {
          while (true) {
            deadline.check();
            Thread.onSpinWait();
          }
        }
        case "missing" -> throw new CaptionException(ErrorCode.TEMPLATE_NOT_FOUND, "no such thing");
        case "broken" -> throw new IllegalStateException("secret");
        case "deep" -> throw new StackOverflowError();
        default -> {}
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      atWork.decrementAndGet();
    }
    byte[] bytes = macro.template().getBytes(StandardCharsets.UTF_8);
    return new Rendered(bytes, "image/png", 3, 4, "etag-" + macro.template(), List.of("truncated"));
  }

  private Future<Rendered> send(String template) {
    return send(job("job-" + System.nanoTime(), template, Duration.ofSeconds(30)));
  }

  private Future<Rendered> send(CaptionJob job) {
    Promise<Rendered> promise = Promise.promise();
    gate.offer(job, new JobAnswer() {
      @Override
      public void rendered(Rendered rendered) {
        promise.complete(rendered);
      }

      @Override
      public void failed(CaptionException failure) {
        promise.fail(failure);
      }
    });
    return promise.future();
  }

  private static CaptionJob job(String id, String template, Duration remaining) {
    return new CaptionJob(
        id, new ImageMacro(template, null, null, List.of()), remaining, "request");
  }

  private ReplyException publicFailure(@Nullable Object body) throws Exception {
    return (ReplyException) causeOf(vertx.eventBus().request(Addresses.CAPTION, body));
  }

  private static CaptionException failure(Future<Rendered> future) throws Exception {
    return (CaptionException) causeOf(future);
  }

  private static <T> Throwable causeOf(Future<T> future) throws Exception {
    return await(future.transform(result -> Future.succeededFuture(result.cause())));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(20, TimeUnit.SECONDS);
  }

  /** A job counts as running a little before its worker begins. */
  private void awaitAtWork(int jobs) throws Exception {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (atWork.get() != jobs) {
      assertThat(System.nanoTime()).as("%s at work", atWork).isLessThan(giveUp);
      Thread.sleep(1);
    }
  }

  private void awaitStatistics(int workers, int running, int waiting) throws Exception {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (gate.statistics().workers() != workers
        || gate.statistics().running() != running
        || gate.statistics().waiting() != waiting) {
      assertThat(System.nanoTime()).as("%s", gate.statistics()).isLessThan(giveUp);
      Thread.sleep(1);
    }
  }
}
