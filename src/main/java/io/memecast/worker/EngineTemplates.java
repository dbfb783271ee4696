package io.memecast.worker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.TemplateLibrary;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateSource;
import io.memecast.template.TemplateStore;
import io.memecast.template.WriteCondition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Templates read from a source, checked by the engine and written to a store, on threads of their own: those that read
 * never wait for those that decode.
 */
public final class EngineTemplates implements TemplateLibrary {
  private static final int THREADS = 2;
  private static final int MAX_READS = 64;

  /** What their pictures take is bounded where they come in. */
  private static final int MAX_WRITES = 128;

  private final TemplateSource source;
  private final TemplateCheck check;
  private final TemplateStore store;
  private final Duration maxTime;
  private final BoundedExecutor reads;
  private final BoundedExecutor writes;

  /** Pictures that are being sent, by digest: however many slow readers one has, the heap has it once. */
  private final Cache<String, byte[]> inUse = Caffeine.newBuilder().weakValues().build();

  /**
   * @param maxTime a picture must be checked in it
   */
  public EngineTemplates(
      Vertx vertx,
      TemplateSource source,
      TemplateCheck check,
      TemplateStore store,
      Duration maxTime) {
    this.source = source;
    this.check = check;
    this.store = store;
    this.maxTime = maxTime;
    reads = new BoundedExecutor(
        vertx,
        "memecast-template-reads",
        THREADS,
        MAX_READS,
        maxTime,
        "too many templates are being read just now");
    writes = new BoundedExecutor(
        vertx,
        "memecast-template-writes",
        THREADS,
        MAX_WRITES,
        maxTime,
        "too many templates are being changed just now");
  }

  @Override
  public Future<Template> get(String name) {
    return reads.call(() -> read(name));
  }

  private Template read(String name) {
    Template loaded = source
        .load(name)
        .orElseThrow(() -> new CaptionException(
            ErrorCode.TEMPLATE_NOT_FOUND, "cannot load template `" + name + "`: no such template"));
    byte[] picture = inUse.get(loaded.digest(), digest -> loaded.picture());
    return new Template(name, picture, loaded.format(), loaded.layout(), loaded.digest());
  }

  @Override
  public Future<TemplateStore.Written> put(
      String name, TemplateFile file, WriteCondition condition) {
    return writes.call(
        () -> store.put(name, check.check(name, file, Deadline.in(maxTime)), condition));
  }

  @Override
  public Future<Void> delete(String name, WriteCondition condition) {
    return writes.call(() -> {
      store.delete(name, condition);
      return null;
    });
  }
}
