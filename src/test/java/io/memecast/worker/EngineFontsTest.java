package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.template.FontDescription;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineFontsTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger reads = new AtomicInteger();
  private final CountDownLatch go = new CountDownLatch(1);
  private final EngineFonts fonts =
      new EngineFonts(vertx, List.of("a", "b"), this::read, Duration.ofSeconds(10));

  @AfterEach
  void close() throws Exception {
    go.countDown();
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void describe_again_isNotReadAgain() throws Exception {
    go.countDown();
    FontDescription first = describe("a").await(10, TimeUnit.SECONDS);

    assertThat(describe("a").await(10, TimeUnit.SECONDS)).isSameAs(first);
    assertThat(reads).hasValue(1);
  }

  @Test
  void describe_moreThanCanBeDone_isRefusedAtOnce() throws Exception {
    List<Future<FontDescription>> asked = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      asked.add(describe("font " + i));
    }

    assertThat(codeOf(asked.get(99))).isEqualTo(ErrorCode.QUEUE_FULL);
    go.countDown();
    assertThat(asked.get(0).await(10, TimeUnit.SECONDS).name()).isEqualTo("font 0");
  }

  @Test
  void describe_clientHasLeftBeforeItBegan_isNotRead() throws Exception {
    Future<FontDescription> first = describe("a");
    Deadline left = Deadline.in(Duration.ofSeconds(10));
    Future<FontDescription> second = fonts.describe("b", left);
    left.cancel();
    go.countDown();

    assertThat(codeOf(second)).isEqualTo(ErrorCode.ABANDONED);
    assertThat(first.await(10, TimeUnit.SECONDS).name()).isEqualTo("a");
    assertThat(reads).hasValue(1);
  }

  private Future<FontDescription> describe(String name) {
    return fonts.describe(name, Deadline.in(Duration.ofSeconds(10)));
  }

  private FontDescription read(String name) {
    reads.incrementAndGet();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new FontDescription(name, List.of(name), 1, 1, Map.of());
  }

  private static ErrorCode codeOf(Future<?> failed) throws Exception {
    Throwable cause = failed
        .transform(result -> Future.succeededFuture(result.cause()))
        .await(10, TimeUnit.SECONDS);
    return ((CaptionException) cause).code();
  }
}
