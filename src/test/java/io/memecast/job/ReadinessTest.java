package io.memecast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final Readiness readiness = new Readiness(List.of("consumers", "drawing"));

  @Test
  void ready_someStepsDone_isFalse() {
    readiness.done("drawing");

    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.waitingFor()).containsExactly("consumers");
  }

  @Test
  void ready_allStepsDone_isTrueUntilTheStop() {
    readiness.done("consumers");
    readiness.done("drawing");
    assertThat(readiness.ready()).isTrue();

    readiness.stop();

    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.stopping()).isTrue();
  }

  @Test
  void done_unknownStep_isAMistake() {
    assertThatIllegalStateException().isThrownBy(() -> readiness.done("other"));
  }
}
