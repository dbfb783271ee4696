package io.memecast.cluster;

import io.memecast.error.CaptionException;
import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import io.memecast.template.UploadFolder;
import io.memecast.template.WriteCondition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this member's table, its folder of uploads and the shared map at the latest revision that any of them has. Events
 * of the map tell of a change at once, but a member that was cut off or slept misses some; so each second all three are
 * compared. Safe for any thread.
 */
public final class UploadWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A deletion is remembered for as long as a part of the cluster may be away that has not heard of it. */
  private static final Duration DELETION_LIFE = Duration.ofDays(1);

  /** The comparisons wait for the map, whose owners may hang, so they have a thread of their own. */
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "upload-watch");
        thread.setDaemon(true);
        return thread;
      });

  private final @Nullable UploadFolder folder;
  private final TemplateTable table;
  private final RepeatedProblems problems = new RepeatedProblems(LOG);
  private volatile @Nullable SharedTemplateMap map;

  /**
   * Names of which this member's folder had a later revision than the map at the last comparison, and that revision. Where
   * it still has, the map will not get it by itself: a change is for a moment on the disk alone.
   */
  private Map<String, Revision> aheadBefore = Map.of();

  /** @param folder this member's uploads; null = it keeps none on its disk */
  public UploadWatch(@Nullable UploadFolder folder, TemplateTable table) {
    this.folder = folder;
    this.table = table;
  }

  /** Compares now, so that the table is filled, and again each second. */
  public void start() {
    compare();
    long millis = INTERVAL.toMillis();
    var unused =
        schedule.scheduleWithFixedDelay(this::compareAgain, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** From now on the shared map takes part. */
  void join(SharedTemplateMap shared) {
    map = shared;
    shared.onChange(name -> {
      try {
        schedule.execute(() -> learnAgain(shared, name));
      } catch (RejectedExecutionException e) {
        LOG.debug("{} has changed while this member stops", name);
      }
    });
  }

  /**
   * Compares once more on the watch's own thread.
   *
   * @param limit returns after it at the latest
   */
  public void compareWithin(Duration limit) {
    Future<?> comparison = schedule.submit(this::compareAgain);
    try {
      comparison.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("The uploaded templates could not be compared in {}", limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compareAgain() {
    try {
      compare();
    } catch (RuntimeException e) {
      // Boundary: thrown on, it would end the schedule, and what fails now may work in a second.
      problems.tell("", "The uploaded templates could not be compared: " + e);
    }
  }

  private void learnAgain(SharedTemplateMap shared, String name) {
    try {
      learn(shared, name);
    } catch (RuntimeException e) {
      // Boundary: the next comparison learns of it.
      problems.tell(name, "Template " + name + " has changed and cannot be taken over: " + e);
    }
  }

  private void compare() {
    problems.nextRound();
    forgetDeletions();
    Map<String, Revision> kept = folder == null ? Map.of() : folder.revisions();
    kept.forEach(this::readKept);
    SharedTemplateMap shared = map;
    if (shared != null) {
      compare(shared, kept);
    }
  }

  private void compare(SharedTemplateMap shared, Map<String, Revision> kept) {
    Map<String, Revision> ahead = new HashMap<>();
    shared.revisions().forEach((name, there) -> {
      Revision own = kept.get(name);
      if (isLater(there, table.revision(name)) || isNotKept(there, own)) {
        learnAgain(shared, name);
      } else if (own != null && own.isAfter(there)) {
        ahead.put(name, own);
        if (own.equals(aheadBefore.get(name))) {
          offer(shared, name, there);
        }
      }
    });
    aheadBefore = ahead;
  }

  private boolean isNotKept(Revision revision, @Nullable Revision kept) {
    return folder != null && isLater(revision, kept);
  }

  private static boolean isLater(@Nullable Revision one, @Nullable Revision other) {
    return one != null && (other == null || one.isAfter(other));
  }

  /** Takes over into the table what is in the folder. */
  private void readKept(String name, Revision revision) {
    if (folder != null && isLater(revision, table.revision(name))) {
      try {
        folder.read(name).ifPresent(upload -> list(name, upload));
      } catch (CaptionException e) {
        problems.tell(name, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Takes over into the table and the folder what is in the map. */
  private void learn(SharedTemplateMap shared, String name) {
    SharedTemplate template = shared.get(name);
    Upload upload = template == null ? null : template.upload();
    if (upload != null) {
      list(name, upload);
      keep(name, upload);
    }
  }

  /** Where members share their folder, the file is there already. */
  void keep(String name, Upload upload) {
    if (folder != null && isLater(upload.revision(), folder.revisions().get(name))) {
      folder.store(name, upload);
    }
  }

  void list(String name, Upload upload) {
    TemplateFile file = upload.file();
    if (file == null) {
      table.putDeleted(upload.revision(), name);
    } else {
      table.put(upload.revision(), file.open(name), file.size());
    }
  }

  /** Gives the map what it should have and only this folder has, as while two parts of a cluster merge. */
  private void offer(SharedTemplateMap shared, String name, Revision there) {
    Upload upload = folder == null ? null : folder.read(name).orElse(null);
    if (upload != null) {
      LaterRevision.tell(name, upload.revision(), there);
      shared
          .change(name, new TemplateChange(upload, WriteCondition.NONE, null))
          .whenComplete((done, failure) -> {
            if (failure != null) {
              LOG.warn("Template {} could not be given to the others", name, failure);
            }
          });
    }
  }

  private void forgetDeletions() {
    long old = System.currentTimeMillis() - DELETION_LIFE.toMillis();
    Map<String, Revision> deletions = new HashMap<>(table.deletions());
    deletions.values().removeIf(revision -> revision.millis() > old);
    deletions.forEach((name, revision) -> {
      SharedTemplateMap shared = map;
      if (folder != null) {
        folder.forgetDeletion(name, revision);
      }
      table.forgetDeletion(name, revision);
      if (shared != null) {
        shared.evict(name);
      }
    });
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }
}
