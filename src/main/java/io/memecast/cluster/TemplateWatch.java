package io.memecast.cluster;

import io.memecast.error.CaptionException;
import io.memecast.template.TemplateFiles;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the folder with what was there the last time: new and changed templates go into this member's table, and the
 * shared map forgets what it has of them. Safe for any thread.
 *
 * <p>A load that is under way while its file changes may store the old file after the map was told to forget it, so each
 * change is forgotten once more at the next comparison.
 */
public final class TemplateWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateWatch.class);

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "template-watch");
        thread.setDaemon(true);
        return thread;
      });
  private final TemplateFiles folder;
  private final TemplateTable table;
  private @Nullable Map<String, String> known;
  private Set<String> changedBefore = Set.of();
  private volatile @Nullable Consumer<String> sharedForget;

  public TemplateWatch(TemplateFiles folder, TemplateTable table) {
    this.folder = folder;
    this.table = table;
  }

  /** @param forget from now on called with the name of each template that changes */
  void join(Consumer<String> forget) {
    sharedForget = forget;
  }

  /** Compares now, so that the table is filled, and again each second. */
  public void start() {
    compare();
    long millis = INTERVAL.toMillis();
    var unused =
        schedule.scheduleWithFixedDelay(this::compareAgain, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void compareAgain() {
    try {
      compare();
    } catch (RuntimeException e) {
      // Boundary: thrown on, it would end the schedule, yet the folder may come back.
      LOG.warn("The templates could not be compared: {}", e.getMessage());
    }
  }

  /** Compares once. */
  synchronized void compare() {
    Map<String, String> current = folder.stamps();
    Set<String> changed = changes(known == null ? Map.of() : known, current);
    changed.stream().filter(current::containsKey).forEach(this::read);
    table.setNames(current.keySet());
    // What is new to this member alone is no reason for the others to load it again.
    Set<String> stale = known == null ? Set.of() : changed;
    forget(stale);
    forget(changedBefore);
    known = current;
    changedBefore = stale;
  }

  private static Set<String> changes(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> after.containsKey(name) && after.get(name).equals(before.get(name)));
    return names;
  }

  private void read(String name) {
    try {
      folder
          .read(name)
          .map(file -> file.open(name))
          .ifPresentOrElse(table::put, () -> table.remove(name));
    } catch (CaptionException e) {
      LOG.warn("{}", e.getMessage());
      table.remove(name);
    }
  }

  private void forget(Set<String> names) {
    Consumer<String> forget = sharedForget;
    if (forget != null) {
      names.forEach(forget);
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }
}
