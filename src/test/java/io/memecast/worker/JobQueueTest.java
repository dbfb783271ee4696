package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.CaptionJob;
import io.memecast.job.JobAnswer;
import io.memecast.job.Statistics;
import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobQueueTest {
  private final Map<String, ErrorCode> failures = new LinkedHashMap<>();
  private final List<String> assigned = new ArrayList<>();
  private final Set<ImageMacro> unprepared = new HashSet<>();
  private int emptied;

  private final JobQueue queue = queue(2);

  private JobQueue queue(int limit) {
    return new JobQueue(
        limit,
        macro -> unprepared.contains(macro),
        (worker, job) -> assigned.add(worker + "=" + job.job().id()),
        () -> emptied++);
  }

  @Test
  void offer_idleWorkers_eachGetsOne() {
    queue.workerIdle("w1");
    queue.workerIdle("w2");

    queue.offer(job("1"));
    queue.offer(job("2"));
    queue.offer(job("3"));

    assertThat(assigned).containsExactly("w1=1", "w2=2");
    assertThat(queue.statistics()).isEqualTo(new Statistics.Jobs(2, 2, 1, 2, 2, 0, 0));
  }

  @Test
  void workerIdle_jobsWait_getsTheOldest() {
    queue.workerIdle("w1");
    queue.offer(job("1"));
    queue.offer(job("2"));
    queue.offer(job("3"));

    queue.workerIdle("w1");

    assertThat(assigned).containsExactly("w1=1", "w1=2");
  }

  @Test
  void offer_queueFull_isRefusedAtOnce() {
    assertThat(queue.offer(job("1"))).isTrue();
    assertThat(queue.offer(job("2"))).isTrue();
    assertThat(queue.offer(job("3"))).isFalse();

    assertThat(failures).containsExactly(Map.entry("3", ErrorCode.QUEUE_FULL));
    assertThat(queue.statistics().refused()).isOne();
  }

  @Test
  void offer_queueFullOfExpired_takesTheirPlace() {
    Assignment first = job("1");
    queue.offer(first);
    queue.offer(job("2"));
    first.deadline().cancel();

    assertThat(queue.offer(job("3"))).isTrue();

    assertThat(failures).containsExactly(Map.entry("1", ErrorCode.ABANDONED));
  }

  @Test
  void offer_timeUp_isNotStarted() {
    queue.workerIdle("w1");

    queue.offer(job("1", Deadline.in(Duration.ZERO)));

    assertThat(assigned).isEmpty();
    assertThat(failures).containsExactly(Map.entry("1", ErrorCode.RENDER_TIMEOUT));
    assertThat(queue.statistics().expired()).isOne();
  }

  @Test
  void expire_waitingJobTimeUp_isAnswered() {
    Deadline brief = Deadline.in(Duration.ofMillis(1));
    queue.offer(job("1", brief));
    queue.offer(job("2"));
    while (!brief.isUp()) {
      Thread.onSpinWait();
    }

    queue.expire();

    assertThat(failures).containsExactly(Map.entry("1", ErrorCode.RENDER_TIMEOUT));
    assertThat(queue.statistics().waiting()).isOne();
  }

  @Test
  void workerIdle_nextJobExpired_getsTheOneBehindIt() {
    Assignment first = job("1");
    queue.offer(first);
    queue.offer(job("2"));
    first.deadline().cancel();

    queue.workerIdle("w1");

    assertThat(assigned).containsExactly("w1=2");
    assertThat(failures).containsOnlyKeys("1");
  }

  @Test
  void offer_sizesMustBePrepared_oneWorkerIsBusyWithThemAndOthersPass() {
    queue.workerIdle("w1");
    queue.workerIdle("w2");

    queue.offer(sized("1", 100));
    queue.offer(sized("2", 200));
    queue.offer(job("3"));

    assertThat(assigned).containsExactly("w1=1", "w2=3");
    queue.workerIdle("w2");
    assertThat(assigned).hasSize(2);
    queue.workerIdle("w1");
    assertThat(assigned).hasSize(3).last().asString().endsWith("=2");
  }

  @Test
  void workerIdle_sizeWasPreparedMeanwhile_startsAllThatWaitForIt() {
    JobQueue larger = queue(4);
    larger.workerIdle("w1");
    larger.workerIdle("w2");
    larger.offer(sized("1", 100));
    larger.offer(sized("2", 100));
    larger.offer(sized("3", 100));

    unprepared.clear();
    larger.workerIdle("w1");

    assertThat(assigned).containsExactly("w1=1", "w2=2", "w1=3");
  }

  @Test
  void offer_sizesMustBePrepared_leaveHalfOfThePlacesToTheOthers() {
    JobQueue larger = queue(4);
    larger.workerIdle("w1");
    for (int i = 1; i <= 5; i++) {
      larger.offer(sized(Integer.toString(i), 100 * i));
    }

    assertThat(failures)
        .containsExactly(
            Map.entry("4", ErrorCode.QUEUE_FULL), Map.entry("5", ErrorCode.QUEUE_FULL));
    larger.offer(job("6"));
    larger.offer(job("7"));
    assertThat(larger.statistics().waiting()).isEqualTo(4);
  }

  @Test
  void cancel_waiting_freesThePlace() {
    queue.offer(job("1"));
    queue.offer(job("2"));

    queue.cancel("1");

    assertThat(failures).containsExactly(Map.entry("1", ErrorCode.ABANDONED));
    assertThat(queue.statistics().waiting()).isOne();
  }

  @Test
  void cancel_running_reachesItsDeadlineAndTheWorkerStaysBusy() {
    Assignment running = job("1");
    queue.workerIdle("w1");
    queue.offer(running);

    queue.cancel("1");

    assertThat(running.deadline().isCancelled()).isTrue();
    assertThat(failures).isEmpty();
    assertThat(queue.statistics().running()).isOne();
  }

  @Test
  void cancel_unknown_changesNothing() {
    Assignment waiting = job("1");
    queue.offer(waiting);

    queue.cancel("other");

    assertThat(waiting.deadline().isCancelled()).isFalse();
    assertThat(failures).isEmpty();
  }

  @Test
  void drain_jobsAtWork_finishesThemAndRefusesNewOnes() {
    queue.workerIdle("w1");
    queue.offer(job("1"));
    queue.offer(job("2"));

    queue.drain();
    queue.offer(job("3"));
    assertThat(failures).containsExactly(Map.entry("3", ErrorCode.NO_WORKER));
    queue.workerIdle("w1");
    assertThat(emptied).isZero();
    queue.workerIdle("w1");

    assertThat(assigned).containsExactly("w1=1", "w1=2");
    assertThat(emptied).isPositive();
  }

  @Test
  void drain_nothingToDo_isEmptyAtOnce() {
    queue.drain();

    assertThat(emptied).isOne();
  }

  private Assignment job(String id) {
    return job(id, Deadline.never());
  }

  /** Of a template that is not prepared in this size. */
  private Assignment sized(String id, int width) {
    ImageMacro macro = new ImageMacro("x", width, null, List.of());
    unprepared.add(macro);
    return job(id, macro, Deadline.never());
  }

  private Assignment job(String id, Deadline deadline) {
    return job(id, new ImageMacro("x", null, null, List.of()), deadline);
  }

  private Assignment job(String id, ImageMacro macro, Deadline deadline) {
    CaptionJob job = new CaptionJob(id, macro, Duration.ofSeconds(1), "request");
    return new Assignment(job, deadline, new JobAnswer() {
      @Override
      public void rendered(Rendered rendered) {
        throw new AssertionError("the queue does not render");
      }

      @Override
      public void failed(CaptionException failure) {
        failures.put(id, failure.code());
      }
    });
  }
}
