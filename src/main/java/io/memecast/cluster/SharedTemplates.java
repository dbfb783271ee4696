package io.memecast.cluster;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Template;
import io.memecast.template.TemplateCatalog;
import io.memecast.template.TemplateFiles;
import io.memecast.template.TemplateSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Templates by way of the map that all members share: what one member has loaded, all have. Where the map does not
 * answer in time, as when the member that owns a key hangs, and before this member has joined, its own folder answers.
 * Safe for any thread; blocks for at most the limit and the reading of a file.
 */
public final class SharedTemplates implements TemplateSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedTemplates.class);

  /** No file system has longer names, and none is asked for them. */
  private static final int MAX_NAME_LENGTH = 255;

  /** Reads that hang at the same time; beyond them the folder answers at once. */
  private static final int MAX_READS = 16;

  private final TemplateFiles folder;
  private final TemplateCatalog table;
  private final Duration limit;
  private final ThreadPoolExecutor readers;
  private volatile @Nullable Function<String, @Nullable SharedTemplate> map;

  /**
   * @param folder this member's own templates
   * @param table what is known of them without asking anybody
   * @param limit how long the map may take
   */
  public SharedTemplates(TemplateFiles folder, TemplateCatalog table, Duration limit) {
    this.folder = folder;
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

  /** @param shared from now on asked first; reads the map by name, null = nothing has it */
  void join(Function<String, @Nullable SharedTemplate> shared) {
    map = shared;
  }

  @Override
  public List<String> names() {
    return List.copyOf(folder.stamps().keySet());
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
    Function<String, @Nullable SharedTemplate> shared = map;
    if (shared == null) {
      return fromFolder(name);
    }
    Future<@Nullable SharedTemplate> read;
    try {
      read = readers.submit(() -> shared.apply(name));
    } catch (RejectedExecutionException e) {
      LOG.warn("Too many reads of shared templates hang: {} comes from the folder", name);
      return fromFolder(name);
    }
    return await(name, read);
  }

  private Optional<Template> await(String name, Future<@Nullable SharedTemplate> read) {
    try {
      SharedTemplate template = read.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.ofNullable(template).map(shared -> shared.open(name));
    } catch (TimeoutException e) {
      LOG.warn("The shared templates do not answer in {}: {} comes from the folder", limit, name);
      read.cancel(true);
      return fromFolder(name);
    } catch (ExecutionException e) {
      LOG.warn("The shared templates fail: {} comes from the folder", name, e.getCause());
      return fromFolder(name);
    } catch (InterruptedException e) {
      read.cancel(true);
      Thread.currentThread().interrupt();
      throw new CaptionException(ErrorCode.ABANDONED, "the member stops", e);
    }
  }

  private Optional<Template> fromFolder(String name) {
    return folder.read(name).map(file -> file.open(name));
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
