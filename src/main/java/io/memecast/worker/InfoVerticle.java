package io.memecast.worker;

import io.memecast.job.Addresses;
import io.memecast.job.Failures;
import io.memecast.job.MemberReport;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other services what templates and fonts there are, and how this member is; the members ask that, too. */
public final class InfoVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(InfoVerticle.class);

  private final String node;
  private final Supplier<List<String>> templates;
  private final Supplier<List<String>> fonts;
  private final Supplier<MemberReport> report;

  /**
   * Not yet open; deploy it. Nothing that is given may block.
   *
   * @param node this member's name
   * @param templates names, sorted
   * @param fonts names, sorted
   * @param report how this member is now
   */
  public InfoVerticle(
      String node,
      Supplier<List<String>> templates,
      Supplier<List<String>> fonts,
      Supplier<MemberReport> report) {
    this.node = node;
    this.templates = templates;
    this.fonts = fonts;
    this.report = report;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        answer(Addresses.TEMPLATES, () -> new JsonArray(templates.get())),
        answer(Addresses.FONTS, () -> new JsonArray(fonts.get())),
        answer(Addresses.STATS, () -> report.get().statistics().toJson()),
        answer(Addresses.member(node), () -> report.get().toJson()));
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
