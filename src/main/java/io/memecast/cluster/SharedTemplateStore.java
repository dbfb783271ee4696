package io.memecast.cluster;

import com.hazelcast.core.HazelcastException;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Revision;
import io.memecast.template.TemplateCatalog;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateStore;
import io.memecast.template.Upload;
import io.memecast.template.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes templates by way of the map that all members share: the change is made where the name is kept, which stores it
 * first; then this member's table and folder have it, then the other members are told, then it is done.
 */
final class SharedTemplateStore implements TemplateStore {
  private static final Logger LOG = LoggerFactory.getLogger(SharedTemplateStore.class);

  /** The owner of a name that hangs is found out, and another one takes its place, in less. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SharedTemplateMap map;
  private final TemplateTable table;
  private final UploadWatch watch;
  private final BiConsumer<String, Upload> notices;
  private final int maxTemplates;
  private final long maxBytes;

  /** New names whose change is being made through this member; they count already. */
  private final Set<String> arriving = new HashSet<>();

  /** What changes that are being made through this member add; likewise. */
  private long arrivingBytes;

  private Revision last;

  /**
   * @param notices tells the other members of a change; returns when they know, or cannot be reached
   * @param node this member's name
   * @param maxTemplates names that are kept; a few more where members admit new ones at the same moment
   * @param maxBytes of their pictures and layouts; likewise
   */
  SharedTemplateStore(
      SharedTemplateMap map,
      TemplateTable table,
      UploadWatch watch,
      BiConsumer<String, Upload> notices,
      String node,
      int maxTemplates,
      long maxBytes) {
    this.map = map;
    this.table = table;
    this.watch = watch;
    this.notices = notices;
    this.maxTemplates = maxTemplates;
    this.maxBytes = maxBytes;
    this.last = new Revision(0, 0, node);
  }

  @Override
  public Written put(String name, TemplateFile file, WriteCondition condition) {
    Arrival arrival = admit(name, file.size());
    try {
      String answer = change(name, file, condition);
      return new Written(file.digest(), answer.equals(TemplateChange.CREATED));
    } finally {
      arrived(arrival);
    }
  }

  /**
   * A change that is under way.
   *
   * @param fresh the name is new, and no other change is bringing it
   * @param bytes what it adds to those that are kept
   */
  private record Arrival(String name, boolean fresh, long bytes) {}

  private synchronized Arrival admit(String name, long bytes) {
    boolean fresh = table.revision(name) == null && !arriving.contains(name);
    if (fresh && table.uploads() + arriving.size() >= maxTemplates) {
      throw full(
          name,
          maxTemplates + " templates are kept, with those that were deleted in the last day"
              + " (uploads.max-templates)");
    }
    long added = Math.max(0, bytes - table.bytes(name));
    if (table.uploadedBytes() + arrivingBytes + added > maxBytes) {
      throw full(
          name, "with it more than " + maxBytes + " bytes would be kept (uploads.max-bytes)");
    }
    if (fresh) {
      arriving.add(name);
    }
    arrivingBytes += added;
    return new Arrival(name, fresh, added);
  }

  private static CaptionException full(String name, String reason) {
    return new CaptionException(
        ErrorCode.STORAGE_FULL, "cannot store template `" + name + "`: " + reason);
  }

  private synchronized void arrived(Arrival arrival) {
    if (arrival.fresh()) {
      arriving.remove(arrival.name());
    }
    arrivingBytes -= arrival.bytes();
  }

  @Override
  public void delete(String name, WriteCondition condition) {
    change(name, null, condition);
  }

  private String change(String name, @Nullable TemplateFile file, WriteCondition condition) {
    String bundled = table.findBundled(name).map(TemplateCatalog.Entry::digest).orElse(null);
    while (true) {
      Upload upload = new Upload(nextRevision(), file);
      String answer = await(name, new TemplateChange(upload, condition, bundled));
      switch (answer) {
        case TemplateChange.CREATED, TemplateChange.REPLACED -> {
          finish(name, upload);
          return answer;
        }
        case TemplateChange.REFUSED ->
          throw new CaptionException(
              ErrorCode.PRECONDITION_FAILED,
              "template `" + name + "` is not what If-Match or If-None-Match expects");
        case TemplateChange.MISSING ->
          throw new CaptionException(
              ErrorCode.TEMPLATE_NOT_FOUND,
              "cannot delete template `" + name + "`: nobody has put it in");
        default -> follow(Revision.parse(answer).orElseThrow());
      }
    }
  }

  /** Later than every revision that this member has seen or made. */
  private synchronized Revision nextRevision() {
    last = last.next(System.currentTimeMillis(), last.node());
    return last;
  }

  /** Another member's clock is ahead of ours. */
  private synchronized void follow(Revision seen) {
    if (seen.isAfter(last)) {
      last = new Revision(seen.millis(), seen.counter(), last.node());
    }
  }

  private String await(String name, TemplateChange change) {
    try {
      return map.change(name, change)
          .toCompletableFuture()
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CaptionException(
          ErrorCode.RENDER_TIMEOUT,
          "template `" + name + "` could not be changed in " + LIMIT.toSeconds()
              + " s; it may still be",
          e);
    } catch (ExecutionException e) {
      throw failed(name, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CaptionException(ErrorCode.ABANDONED, "the member stops", e);
    }
  }

  private static CaptionException failed(String name, @Nullable Throwable failure) {
    if (failure instanceof UncheckedIOException full) {
      LOG.warn("Template {} could not be stored: {}", name, full.getMessage());
      return new CaptionException(
          ErrorCode.STORAGE_FULL,
          "cannot store template `" + name + "`: " + reason(full.getCause()),
          full);
    }
    if (failure instanceof CaptionException known) {
      return new CaptionException(known.code(), known.getMessage(), known);
    }
    if (failure instanceof HazelcastException || failure instanceof IllegalStateException) {
      LOG.warn("Template {} could not be changed: {}", name, failure.toString());
      return new CaptionException(
          ErrorCode.NO_WORKER, "template `" + name + "` cannot be changed just now", failure);
    }
    return new CaptionException(ErrorCode.INTERNAL, "cannot change template " + name, failure);
  }

  /** What the system says, without the file's path: where the folder is concerns no client. */
  private static String reason(@Nullable IOException failure) {
    String text = failure == null ? "" : String.valueOf(failure.getMessage());
    return text.contains(": ")
        ? text.substring(text.lastIndexOf(": ") + 2)
        : "the disk does not take it";
  }

  private void finish(String name, Upload upload) {
    watch.list(name, upload);
    try {
      watch.keep(name, upload);
    } catch (UncheckedIOException e) {
      // The owner of the name has it on its disk; ours gets it with a later comparison.
      LOG.warn("Template {} could not be kept here: {}", name, e.getMessage());
    }
    notices.accept(name, upload);
  }
}
