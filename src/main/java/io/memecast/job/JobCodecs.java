package io.memecast.job;

import io.memecast.template.Rendered;
import io.vertx.core.eventbus.EventBus;

/** Makes an event bus carry our types. */
public final class JobCodecs {
  private JobCodecs() {}

  /** Called once for each Vert.x, before any consumer is registered. */
  public static void register(EventBus bus) {
    bus.registerDefaultCodec(CaptionJob.class, new CaptionJobMessageCodec());
    bus.registerDefaultCodec(Rendered.class, new RenderedMessageCodec());
  }
}
