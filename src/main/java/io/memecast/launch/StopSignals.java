package io.memecast.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What asks the process to stop. The first SIGTERM or SIGINT (Ctrl+C) is a polite question, the second only repeats it,
 * the third ends the process at once. Any other end of the JVM waits, too, until what is under way has finished.
 */
final class StopSignals {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
  private static final int IMPATIENT = 3;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicInteger received = new AtomicInteger();

  private StopSignals() {}

  /** Listens from now on; called once in a process. */
  static StopSignals listen() {
    StopSignals signals = new StopSignals();
    ProcessSignal.handle("TERM", 15, signals::received);
    ProcessSignal.handle("INT", 2, signals::received);
    Runtime.getRuntime().addShutdownHook(new Thread(signals::stopAndWait, "stop"));
    return signals;
  }

  private void received(ProcessSignal signal) {
    int count = received.incrementAndGet();
    if (count >= IMPATIENT) {
      // As a process that the signal ends by itself.
      Runtime.getRuntime().halt(128 + signal.number());
    }
    LOG.info(
        "SIG{}: {}",
        signal.name(),
        count == 1 ? "stopping" : "stopping already; once more ends at once");
    requested.countDown();
  }

  private void stopAndWait() {
    requested.countDown();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when a stop has been asked for. */
  void await() throws InterruptedException {
    requested.await();
  }

  /** What was under way has finished: nothing holds the JVM's end up any more. */
  void finished() {
    finished.countDown();
  }
}
