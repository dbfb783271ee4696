package io.memecast.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What clients did to templates and what they saw, and whether one could have come of the other: nobody may see what had
 * been replaced before he asked by a change that was answered. Each picture is put in once, so that it tells of its change.
 * Safe for any thread.
 */
final class UploadHistory {
  /** No picture: nothing was put in yet, or it was deleted. */
  static final int ABSENT = -1;

  /** The change that was there before all others. */
  private static final long BEFORE_ALL = Long.MIN_VALUE;

  private static final long NEVER = Long.MAX_VALUE;

  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
  private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();

  /**
   * A change of one template.
   *
   * @param picture what was put in; {@link #ABSENT} = it was deleted
   * @param startNanos when it was asked for, as {@link System#nanoTime()}
   * @param endNanos when it was answered; {@link #NEVER} = it was not, and may be made at any time or not at all
   */
  private record Change(String name, int picture, long startNanos, long endNanos) {}

  /** What somebody was shown in that time. */
  private record Sight(String name, int picture, long startNanos, long endNanos) {}

  void changed(String name, int picture, long startNanos, long endNanos) {
    changes.add(new Change(name, picture, startNanos, endNanos));
  }

  /** A change without an answer. */
  void perhapsChanged(String name, int picture, long startNanos) {
    changes.add(new Change(name, picture, startNanos, NEVER));
  }

  void saw(String name, int picture, long startNanos, long endNanos) {
    sights.add(new Sight(name, picture, startNanos, endNanos));
  }

  int changes() {
    return changes.size();
  }

  int sights() {
    return sights.size();
  }

  /** What was seen and cannot have been there. */
  List<String> violations() {
    List<String> violations = new ArrayList<>();
    for (Sight sight : sights) {
      if (explanations(sight).stream().noneMatch(change -> mayStand(change, sight))) {
        violations.add("saw picture " + sight.picture() + " of " + sight);
      }
    }
    return violations;
  }

  private List<Change> explanations(Sight sight) {
    List<Change> explanations = new ArrayList<>();
    if (sight.picture() == ABSENT) {
      explanations.add(new Change(sight.name(), ABSENT, BEFORE_ALL, BEFORE_ALL));
    }
    for (Change change : changes) {
      if (change.name().equals(sight.name())
          && change.picture() == sight.picture()
          && change.startNanos() < sight.endNanos()) {
        explanations.add(change);
      }
    }
    return explanations;
  }

  /** Whether no change that began after this one had ended was answered before somebody looked. */
  private boolean mayStand(Change change, Sight sight) {
    return changes.stream()
        .noneMatch(later -> later.name().equals(change.name())
            && later.startNanos() > change.endNanos()
            && later.endNanos() < sight.startNanos());
  }
}
