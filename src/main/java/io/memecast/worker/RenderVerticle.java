package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.Addresses;
import io.memecast.job.Failures;
import io.memecast.template.Rendered;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker verticle: renders one job, tells the gate that it is idle, waits for the next. There is one for each thread
 * of the named pool.
 */
public final class RenderVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(RenderVerticle.class);
  private static final String POOL = "memecast-render";

  private final String node;
  private final String address;
  private final Renderer renderer;

  private RenderVerticle(String node, int index, Renderer renderer) {
    this.node = node;
    this.address = Addresses.worker(node, index);
    this.renderer = renderer;
  }

  /**
   * Deploys a member's workers; its {@link RenderGate} must be there.
   *
   * @param threads at least 1
   */
  public static Future<String> deploy(Vertx vertx, String node, int threads, Renderer renderer) {
    AtomicInteger index = new AtomicInteger();
    return vertx.deployVerticle(
        () -> new RenderVerticle(node, index.getAndIncrement(), renderer),
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName(POOL)
            .setWorkerPoolSize(threads)
            .setInstances(threads));
  }

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .localConsumer(address, this::render)
        .completion()
        .onSuccess(ignored -> announceIdle());
  }

  private void render(Message<Assignment> message) {
    Assignment assignment = message.body();
    try {
      assignment.deadline().check();
      Rendered rendered = renderer.caption(assignment.job().macro(), assignment.deadline());
      assignment.answer().rendered(rendered);
    } catch (Throwable failure) {
      // The boundary of the engine: whatever happens, an Error too, the caller hears of it and the
      // worker lives on.
      CaptionException known = Failures.of(failure);
      log(assignment, known);
      assignment.answer().failed(known);
    } finally {
      announceIdle();
    }
  }

  private void announceIdle() {
    vertx.eventBus().send(Addresses.idle(node), address, new DeliveryOptions().setLocalOnly(true));
  }

  private static void log(Assignment assignment, CaptionException failure) {
    String requestId = assignment.job().requestId();
    if (failure.code().kind() == ErrorCode.Kind.INTERNAL_ERROR) {
      LOG.error("{} cannot render {}", requestId, assignment.job().macro().template(), failure);
    } else if (failure.code() == ErrorCode.QUEUE_FULL) {
      LOG.warn("{} {}: {}", requestId, assignment.job().macro().template(), failure.getMessage());
    } else {
      LOG.debug("{} {}: {}", requestId, failure.code(), failure.getMessage());
    }
  }
}
