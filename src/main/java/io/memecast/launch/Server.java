package io.memecast.launch;

import io.memecast.cluster.ClusterMember;
import io.memecast.cluster.JoinException;
import io.memecast.cluster.MemberDirectory;
import io.memecast.config.AppConfig;
import io.memecast.config.HeapShares;
import io.memecast.config.ListenAddress;
import io.memecast.engine.CaptionEngine;
import io.memecast.error.HeapBudget;
import io.memecast.error.OutOfMemory;
import io.memecast.http.Admission;
import io.memecast.http.Backend;
import io.memecast.http.Face;
import io.memecast.http.HttpVerticle;
import io.memecast.http.UploadGate;
import io.memecast.job.ClusterSurvey;
import io.memecast.job.Fonts;
import io.memecast.job.MemberReport;
import io.memecast.job.Members;
import io.memecast.job.Readiness;
import io.memecast.job.RenderClient;
import io.memecast.job.Statistics;
import io.memecast.template.TemplateStore;
import io.memecast.worker.EngineFonts;
import io.memecast.worker.EngineTemplates;
import io.memecast.worker.InfoVerticle;
import io.memecast.worker.RenderGate;
import io.memecast.worker.RenderVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member, put together by hand: the cluster joined while the engine warms up, then codecs, gate and workers, the
 * directory, and HTTP last, so that nothing can be reached before what stands behind it is there. {@link Shutdown} takes
 * it apart in the other direction.
 */
final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final long STEP_SECONDS = 30;
  private static final String OUTBOUND_CONNECTION =
      "io.vertx.core.eventbus.impl.clustered.OutboundConnection";
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(5);
  private static final String ADDRESS = "http.address";
  private static final String OPS = "http.ops";
  private static final String CONSUMERS = "the consumers on the event bus";
  private static final String WARM_UP = "the first caption";

  private final AppConfig config;
  private final HeapBudget heap;
  private final Sources sources;
  private final ClusterMember member;
  private final Vertx vertx;
  private final MemberDirectory directory;
  private final RenderGate gate;
  private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Readiness readiness = new Readiness(List.of(CONSUMERS, WARM_UP));

  private Server(AppConfig config, HeapBudget heap, Sources sources, ClusterMember member) {
    this.config = config;
    this.heap = heap;
    this.sources = sources;
    this.member = member;
    vertx = member.vertx();
    vertx.exceptionHandler(Server::unhandled);
    int threads = config.render().threads();
    directory = member.directory(threads, threads + config.render().queueSize());
    gate = new RenderGate(
        member.node(),
        config.render().queueSize(),
        captionLimit(),
        config.http().maxBodyBytes(),
        sources::mustPrepareSize);
  }

  private static void unhandled(Throwable failure) {
    OutOfMemory.endProcessAfter(failure);
    if (isWriteToLostMember(failure)) {
      LOG.warn("A message to a member that has gone was not sent: {}", failure.toString());
    } else {
      LOG.error("Unhandled exception", failure);
    }
  }

  /** Vert.x ends the write of a message twice where its connection breaks in that moment. */
  private static boolean isWriteToLostMember(Throwable failure) {
    return failure instanceof IllegalStateException
        && Arrays.stream(failure.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(OUTBOUND_CONNECTION));
  }

  /**
   * Starts a member; it is ready when this returns.
   *
   * @throws StartException with nothing left running
   */
  static Shutdown start(AppConfig config) throws StartException {
    ListenPort.check(ADDRESS, config.http().address());
    ListenAddress ops = config.http().ops();
    if (ops != null) {
      ListenPort.check(OPS, ops);
    }
    HeapBudget heap = HeapBudget.of(HeapShares.ofThisProcess().lentBytes());
    Sources sources = Sources.open(config, heap);
    ClusterMember member;
    try {
      member = ClusterMember.join(config.cluster(), sources.bundled(), sources.uploads());
    } catch (JoinException e) {
      sources.close();
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
    Server server = new Server(config, heap, sources, member);
    try {
      return server.deploy();
    } catch (StartException e) {
      server.directory.close();
      sources.close();
      member.leave(LEAVE_LIMIT);
      throw e;
    }
  }

  private Shutdown deploy() throws StartException {
    sources.share(member);
    String gateId = await("the gate", vertx.deployVerticle(gate));
    CaptionEngine engine = sources.engine();
    readiness.done(WARM_UP);
    RenderClient client =
        new RenderClient(vertx, directory, gate, config.render().resultCacheBytes());
    await(
        "the workers",
        RenderVerticle.deploy(vertx, member.node(), config.render().threads(), engine::caption));
    Fonts fonts = new EngineFonts(
        vertx, engine.fontNames(), engine::describeFont, config.render().maxTime());
    Supplier<Statistics> statistics = () -> new Statistics(
        engine.templateStatistics(),
        engine.fontStatistics(),
        engine.textStatistics(),
        engine.counts(),
        client.storedStatistics(),
        gate.statistics());
    Supplier<MemberReport> report = () -> report(statistics.get());
    await(
        "the information",
        vertx.deployVerticle(
            new InfoVerticle(member.node(), sources.catalog()::names, fonts::names, report)));
    TemplateStore store = sources.store(member);
    directory.announce();
    sources.catchUp();
    ClusterSurvey survey = new ClusterSurvey(vertx, directory, report);
    survey.keepInTouch();
    readiness.done(CONSUMERS);
    Admission admission = new Admission(config.http(), heap);
    List<String> httpIds = listen(new Backend(
        member.node(),
        engine.rendererVersion(),
        client,
        sources.catalog(),
        new EngineTemplates(
            vertx, sources.templates(), engine::storable, store, config.render().maxTime()),
        admission,
        new UploadGate(
            config.uploads().key(), config.templates().maxFileBytes(), admission.templateBodies()),
        fonts,
        statistics,
        survey,
        readiness));
    return new Shutdown(
        config.server().shutdownTimeout(),
        readiness,
        directory,
        httpIds,
        gate,
        gateId,
        member,
        sources);
  }

  private MemberReport report(Statistics statistics) {
    Members.Member self = directory.self();
    return new MemberReport(
        self.node(), Version.CURRENT, since, self.workers(), self.capacity(), statistics);
  }

  /** The public face last: who can reach that finds the other, too. */
  private List<String> listen(Backend backend) throws StartException {
    List<String> ids = new ArrayList<>();
    ListenAddress ops = config.http().ops();
    if (ops != null) {
      HttpVerticle verticle = http(Face.OPERATORS, backend);
      ids.add(await(ListenPort.describe(OPS, ops), vertx.deployVerticle(verticle)));
      LOG.info("Operators are answered on {}:{}", ops.host(), verticle.port());
    }
    Queue<HttpVerticle> verticles = new ConcurrentLinkedQueue<>();
    Supplier<HttpVerticle> verticle = () -> {
      HttpVerticle created = http(Face.PUBLIC, backend);
      verticles.add(created);
      return created;
    };
    int instances = Runtime.getRuntime().availableProcessors();
    ids.add(await(
        ListenPort.describe(ADDRESS, config.http().address()),
        vertx.deployVerticle(verticle, new DeploymentOptions().setInstances(instances))));
    LOG.info(
        "Memecast {} listens on {}:{} as {}",
        Version.CURRENT,
        config.http().address().host(),
        verticles.element().port(),
        member.node());
    return ids;
  }

  private HttpVerticle http(Face face, Backend backend) {
    return new HttpVerticle(
        face,
        config.http(),
        captionLimit(),
        Shutdown.limit(config.server().shutdownTimeout()),
        backend);
  }

  /** The time for a caption where the client says nothing: what is asked for, within the hard maximum. */
  private Duration captionLimit() {
    Duration asked = config.http().requestTimeout();
    Duration most = config.render().maxTime();
    return asked.isZero() || asked.compareTo(most) > 0 ? most : asked;
  }

  private static <T> T await(String what, Future<T> deployment) throws StartException {
    try {
      return deployment
          .toCompletionStage()
          .toCompletableFuture()
          .get(STEP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartException("cannot start " + what + ": " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new StartException("cannot start " + what + " in " + STEP_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("stopped while starting", e);
    }
  }
}
