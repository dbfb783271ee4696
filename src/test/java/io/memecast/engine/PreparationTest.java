package io.memecast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With work that asks no deadline until it is let go, as a library's decoder may. */
@Timeout(60)
class PreparationTest {
  private final Preparation<String> preparation = new Preparation<>(Duration.ofMinutes(1));
  private final CompletableFuture<Deadline> given = new CompletableFuture<>();
  private final CountDownLatch go = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    var unused = CompletableFuture.runAsync(() -> preparation.run(deadline -> {
      given.complete(deadline);
      awaitGo();
      return "done";
    }));
    given.join();
  }

  @AfterEach
  void letGo() {
    go.countDown();
  }

  @Test
  void await_ownTimeUp_leavesThoughTheWorkAsksNoDeadline() {
    assertLeaves(Deadline.in(Duration.ofMillis(1)), ErrorCode.RENDER_TIMEOUT);
    assertThat(given.join().isCancelled()).isTrue();
  }

  @Test
  void await_oneOfTwoLeaves_theWorkGoesOnForTheOther() {
    CompletableFuture<String> other =
        CompletableFuture.supplyAsync(() -> preparation.await(Deadline.never()));
    assertLeaves(Deadline.in(Duration.ofMillis(1)), ErrorCode.RENDER_TIMEOUT, other);

    go.countDown();

    assertThat(other.join()).isEqualTo("done");
  }

  @Test
  void await_lastOneHasLeft_isToBeBegunAnew() {
    assertLeaves(Deadline.in(Duration.ofMillis(1)), ErrorCode.RENDER_TIMEOUT);

    assertThat(preparation.await(Deadline.never())).isNull();
  }

  @Test
  void await_workIsDone_isItsResultForWhoeverComes() {
    go.countDown();

    assertThat(preparation.await(Deadline.never())).isEqualTo("done");
    assertThat(preparation.await(Deadline.never())).isEqualTo("done");
  }

  private void assertLeaves(Deadline own, ErrorCode code) {
    assertThatThrownBy(() -> preparation.await(own))
        .isInstanceOfSatisfying(
            CaptionException.class, left -> assertThat(left.code()).isEqualTo(code));
  }

  /** While another waits. */
  private void assertLeaves(Deadline own, ErrorCode code, CompletableFuture<String> other) {
    while (preparation.waiting() < 1) {
      Thread.onSpinWait();
    }
    assertLeaves(own, code);
    assertThat(other).isNotDone();
    assertThat(given.join().isCancelled()).isFalse();
  }

  private void awaitGo() {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
