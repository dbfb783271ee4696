package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.TemplateLibrary;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateStore;
import io.memecast.template.WriteCondition;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Templates in memory; whatever begins like a picture is one. */
final class FakeTemplateLibrary implements TemplateLibrary {
  final Map<String, TemplateFile> files = new ConcurrentHashMap<>();
  final AtomicInteger reads = new AtomicInteger();

  /** Where this is not null, a put waits for it. */
  volatile @Nullable Promise<Void> gate;

  byte[] picture(String name) {
    return Objects.requireNonNull(files.get(name), name).picture();
  }

  @Override
  public Future<Template> get(String name) {
    reads.incrementAndGet();
    TemplateFile file = files.get(name);
    return file == null
        ? Future.failedFuture(new CaptionException(
            ErrorCode.TEMPLATE_NOT_FOUND, "cannot load template `" + name + "`: no such template"))
        : Future.succeededFuture(file.open(name));
  }

  @Override
  public Future<TemplateStore.Written> put(
      String name, TemplateFile file, WriteCondition condition) {
    Promise<Void> wait = gate;
    return (wait == null ? Future.<Void>succeededFuture() : wait.future()).map(go -> {
      file.open(name);
      requireHolds(name, condition);
      boolean created = files.put(name, file) == null;
      return new TemplateStore.Written(file.digest(), created);
    });
  }

  @Override
  public Future<Void> delete(String name, WriteCondition condition) {
    return Future.future(promise -> {
      requireHolds(name, condition);
      if (files.remove(name) == null) {
        throw new CaptionException(ErrorCode.TEMPLATE_NOT_FOUND, "nothing was put in as " + name);
      }
      promise.complete();
    });
  }

  private void requireHolds(String name, WriteCondition condition) {
    TemplateFile present = files.get(name);
    if (!condition.holds(present == null ? null : present.digest())) {
      throw new CaptionException(ErrorCode.PRECONDITION_FAILED, "it is another one");
    }
  }
}
