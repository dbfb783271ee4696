package io.memecast.worker;

import io.memecast.engine.CaptionEngine;
import io.memecast.job.Fonts;
import io.memecast.template.FontDescription;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;

/** The engine's fonts, described on a thread of their own, one at a time. */
public final class EngineFonts implements Fonts {
  private final CaptionEngine engine;
  private final List<String> names;
  private final WorkerExecutor executor;

  public EngineFonts(Vertx vertx, CaptionEngine engine) {
    this.engine = engine;
    names = engine.fontNames();
    executor = vertx.createSharedWorkerExecutor("memecast-fonts", 1);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Future<FontDescription> describe(String name) {
    return executor.executeBlocking(() -> engine.describeFont(name));
  }
}
