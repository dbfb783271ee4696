package io.memecast.cluster;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Revision;
import io.memecast.template.Template;
import io.memecast.template.TemplateCatalog;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateFiles;
import io.memecast.template.TemplateSource;
import io.memecast.template.UploadFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Templates by way of the map that all members share: what one member has read, all have. Where the map does not answer
 * in time, as when the member that owns a name hangs, where it has an earlier revision than this member knows of, and
 * before this member has joined, its own folders answer. Safe for any thread; blocks for at most the limit and the reading
 * of a file.
 */
public final class SharedTemplates implements TemplateSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedTemplates.class);

  /** No file system has longer names, and none is asked for them. */
  private static final int MAX_NAME_LENGTH = 255;

  /** Reads that hang at the same time; beyond them the folder answers at once. */
  private static final int MAX_READS = 16;

  private final TemplateFiles bundled;
  private final TemplateStorage storage;
  private final TemplateTable table;
  private final Duration limit;
  private final ThreadPoolExecutor readers;
  private volatile @Nullable SharedTemplateMap map;

  /**
   * @param bundled templates that come with the program
   * @param uploads those that clients put in; null = this member keeps none on its disk
   * @param table what is known of all without asking anybody
   * @param limit how long the map may take
   */
  public SharedTemplates(
      TemplateFiles bundled, @Nullable UploadFolder uploads, TemplateTable table, Duration limit) {
    this.bundled = bundled;
    this.storage = new TemplateStorage(bundled, uploads);
    this.table = table;
    this.limit = limit;
    AtomicInteger threads = new AtomicInteger();
    // The map's own time-outs are too long and its asynchronous reads leave out the local copy, so
    // a thread waits.
    this.readers = new ThreadPoolExecutor(
        0, MAX_READS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
          Thread thread = new Thread(task, "template-read-" + threads.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** @param shared from now on asked first */
  void join(SharedTemplateMap shared) {
    map = shared;
  }

  @Override
  public List<String> names() {
    return table.names();
  }

  @Override
  public Optional<String> digest(String name) {
    return table.find(name).map(TemplateCatalog.Entry::digest);
  }

  @Override
  public Optional<Template> load(String name) {
    if (name.length() > MAX_NAME_LENGTH) {
      return Optional.empty();
    }
    SharedTemplateMap shared = map;
    SharedTemplate there = shared == null ? null : read(name, shared);
    if (there != null && isLatest(name, there)) {
      return open(name, there);
    }
    SharedTemplate own = storage.load(name);
    if (own == null) {
      return Optional.empty();
    }
    if (shared != null && there == null && isLatest(name, own)) {
      share(shared, name, own);
    }
    return open(name, own);
  }

  private @Nullable SharedTemplate read(String name, SharedTemplateMap shared) {
    SharedTemplate there = read(name, () -> shared.get(name));
    return there == null || isLatest(name, there)
        ? there
        : read(name, () -> shared.getFromOwner(name));
  }

  /** What the map has; null also where it does not say so in time. */
  private @Nullable SharedTemplate read(
      String name, Callable<@Nullable SharedTemplate> fromTheMap) {
    Future<@Nullable SharedTemplate> read;
    try {
      read = readers.submit(fromTheMap);
    } catch (RejectedExecutionException e) {
      LOG.warn("Too many reads of shared templates hang: {} comes from this member's folder", name);
      return null;
    }
    try {
      return read.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn(
          "The shared templates do not answer in {}: {} comes from this member's folder",
          limit,
          name);
      read.cancel(true);
      return null;
    } catch (ExecutionException e) {
      LOG.warn("The shared templates fail: {} comes from this member's folder", name, e.getCause());
      return null;
    } catch (InterruptedException e) {
      read.cancel(true);
      Thread.currentThread().interrupt();
      throw new CaptionException(ErrorCode.ABANDONED, "the member stops", e);
    }
  }

  /** Nobody waits for it. */
  private void share(SharedTemplateMap shared, String name, SharedTemplate own) {
    try {
      var unused = readers.submit(() -> shared.share(name, own));
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is not shared: too many reads hang", name);
    }
  }

  private boolean isLatest(String name, SharedTemplate template) {
    Revision known = table.revision(name);
    Revision there = template.revision();
    return known == null || (there != null && !known.isAfter(there));
  }

  private Optional<Template> open(String name, SharedTemplate template) {
    TemplateFile file = template.file();
    return file == null
        ? bundled.read(name).map(own -> own.open(name))
        : Optional.of(file.open(name));
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
