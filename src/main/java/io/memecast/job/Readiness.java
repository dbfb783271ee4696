package io.memecast.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The {@link Health} of a member that ticks off a list while it starts. Safe for any thread. */
public final class Readiness implements Health {
  private final List<String> waitingFor;
  private volatile boolean stopping;

  /**
   * @param steps what must be {@link #done} before the member is ready
   */
  public Readiness(List<String> steps) {
    waitingFor = new CopyOnWriteArrayList<>(steps);
  }

  public void done(String step) {
    if (!waitingFor.remove(step)) {
      throw new IllegalStateException("not waiting for " + step + " but for " + waitingFor);
    }
  }

  /** For good. */
  public void stop() {
    stopping = true;
  }

  @Override
  public List<String> waitingFor() {
    return List.copyOf(waitingFor);
  }

  @Override
  public boolean stopping() {
    return stopping;
  }
}
