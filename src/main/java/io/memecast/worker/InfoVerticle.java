package io.memecast.worker;

import io.memecast.job.Addresses;
import io.memecast.job.Failures;
import io.memecast.job.Statistics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other services what templates and fonts there are, and what this member counts. */
public final class InfoVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(InfoVerticle.class);

  private final Supplier<List<String>> templates;
  private final Supplier<List<String>> fonts;
  private final Supplier<Statistics> statistics;

  /**
   * Not yet open; deploy it. Nothing that is given may block.
   *
   * @param templates names, sorted
   * @param fonts names, sorted
   */
  public InfoVerticle(
      Supplier<List<String>> templates,
      Supplier<List<String>> fonts,
      Supplier<Statistics> statistics) {
    this.templates = templates;
    this.fonts = fonts;
    this.statistics = statistics;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        answer(Addresses.TEMPLATES, () -> new JsonArray(templates.get())),
        answer(Addresses.FONTS, () -> new JsonArray(fonts.get())),
        answer(Addresses.STATS, () -> statistics.get().toJson()));
  }

  private Future<Void> answer(String address, Supplier<Object> json) {
    return vertx.eventBus().consumer(address, message -> reply(message, json)).completion();
  }

  private static void reply(Message<Object> message, Supplier<Object> json) {
    try {
      message.reply(json.get());
    } catch (RuntimeException failure) {
      // The boundary of the bus: what leaves a consumer is only logged, and the caller would wait
      // for ever.
      LOG.error("cannot answer {}", message.address(), failure);
      Failures.reply(message, Failures.of(failure));
    }
  }
}
