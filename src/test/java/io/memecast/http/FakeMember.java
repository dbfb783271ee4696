package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.HttpConfig;
import io.memecast.config.ListenAddress;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.memecast.job.ClusterSurvey;
import io.memecast.job.MemberReport;
import io.memecast.job.Members;
import io.memecast.job.Readiness;
import io.memecast.job.RenderClient;
import io.memecast.job.Statistics;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.ImageMacro;
import io.memecast.template.CacheStatistics;
import io.memecast.template.Etag;
import io.memecast.template.Rendered;
import io.memecast.template.TemplateCatalog;
import io.memecast.worker.RenderGate;
import io.memecast.worker.RenderVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A whole member but for its pictures: HTTP, gate and workers, with a renderer that the test tells what to do. */
final class FakeMember implements AutoCloseable, TemplateCatalog {
  static final String VERSION = "renderer-1";
  static final String KEY = "correct-horse";
  static final int MAX_PICTURE = 200 << 10;
  static final String DIGEST = "digest-1";
  static final HttpConfig CONFIG = new HttpConfig(
      new ListenAddress("127.0.0.1", 0),
      64 << 10,
      16 << 10,
      64 << 10,
      Duration.ofSeconds(20),
      Duration.ofSeconds(60),
      Duration.ZERO,
      Duration.ofMinutes(5),
      1_000,
      1_000,
      null);

  /** Lends more than any test takes that is not about it. */
  static final long HEAP = 512L << 20;

  /** Far more than the sockets in between can hold, and no two places in it look the same. */
  static final String COUNTED =
      IntStream.range(0, 3_000_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

  final AtomicInteger renders = new AtomicInteger();
  final BlockingQueue<String> freed = new LinkedBlockingQueue<>();
  final FakeTemplateLibrary library = new FakeTemplateLibrary();
  final Readiness readiness = new Readiness(List.of("start"));

  private final Vertx vertx = Vertx.vertx();
  private final String deploymentId;
  private final int port;
  private final int opsPort;

  FakeMember() throws Exception {
    this(CONFIG, Duration.ofSeconds(20));
  }

  FakeMember(HttpConfig config, Duration captionLimit) throws Exception {
    this(config, captionLimit, HeapBudget.of(HEAP));
  }

  FakeMember(HttpConfig config, Duration captionLimit, HeapBudget heap) throws Exception {
    this(
        config,
        captionLimit,
        heap,
        new UploadGate(KEY, MAX_PICTURE, HeapBudget.of(8 * MAX_PICTURE)));
  }

  FakeMember(HttpConfig config, Duration captionLimit, UploadGate uploads) throws Exception {
    this(config, captionLimit, HeapBudget.of(HEAP), uploads);
  }

  private FakeMember(HttpConfig config, Duration captionLimit, HeapBudget heap, UploadGate uploads)
      throws Exception {
    RenderGate gate = new RenderGate("node-1", 1, captionLimit, 64 << 10, macro -> false);
    vertx.deployVerticle(gate).await(20, TimeUnit.SECONDS);
    RenderVerticle.deploy(vertx, "node-1", 1, this::render).await(20, TimeUnit.SECONDS);
    Members members = Members.alone(new Members.Member("node-1", 1, 2));
    RenderClient client = new RenderClient(vertx, members, gate, 4 << 20);
    CacheStatistics none = new CacheStatistics(1, 0, 0, 0);
    Supplier<Statistics> statistics = () -> new Statistics(
        none, none, Map.of(), Map.of(), client.storedStatistics(), gate.statistics());
    Supplier<MemberReport> report =
        () -> new MemberReport("node-1", "1.2.3", Instant.EPOCH, 1, 2, statistics.get());
    Backend backend = new Backend(
        "node-1",
        VERSION,
        client,
        this,
        library,
        new Admission(config, heap),
        uploads,
        new FakeFonts(),
        statistics,
        new ClusterSurvey(vertx, members, report),
        readiness);
    Queue<HttpVerticle> verticles = new ConcurrentLinkedQueue<>();
    Supplier<HttpVerticle> supplier = () -> {
      HttpVerticle verticle =
          new HttpVerticle(Face.PUBLIC, config, captionLimit, Duration.ofSeconds(5), backend);
      verticles.add(verticle);
      return verticle;
    };
    deploymentId = vertx
        .deployVerticle(supplier, new DeploymentOptions().setInstances(2))
        .await(20, TimeUnit.SECONDS);
    assertThat(verticles)
        .extracting(HttpVerticle::port)
        .containsOnly(verticles.element().port());
    port = verticles.element().port();
    opsPort = config.ops() == null ? 0 : deployOperators(config, captionLimit, backend);
  }

  private int deployOperators(HttpConfig config, Duration captionLimit, Backend backend)
      throws TimeoutException {
    HttpVerticle verticle =
        new HttpVerticle(Face.OPERATORS, config, captionLimit, Duration.ofSeconds(5), backend);
    vertx.deployVerticle(verticle).await(20, TimeUnit.SECONDS);
    return verticle.port();
  }

  RawConnection connect() throws IOException {
    return new RawConnection(port);
  }

  /** To {@code http.ops}, which the settings have. */
  RawConnection connectAsOperator() throws IOException {
    return new RawConnection(opsPort);
  }

  /** Begins to stop the HTTP face. */
  Future<Void> undeployHttp() {
    return vertx.undeploy(deploymentId);
  }

  /** What is rendered is the template's name, over and over. */
  private Rendered render(ImageMacro macro, Deadline deadline) {
    renders.incrementAndGet();
    String etag = etag(macro);
    switch (macro.template()) {
      case "missing" ->
        throw new CaptionException(
            ErrorCode.TEMPLATE_NOT_FOUND, "cannot load template `missing`: nothing has the name");
      case "broken" -> throw new IllegalStateException("secret");
      case "endless" -> spin(deadline);
      case "large" -> {
        return new Rendered(new byte[1 << 20], "image/gif", 1, 1, etag, List.of("truncated"));
      }
      case "counted" -> {
        return new Rendered(
            COUNTED.getBytes(StandardCharsets.UTF_8), "image/gif", 1, 1, etag, List.of());
      }
      default -> {}
    }
    return new Rendered(
        ("picture of " + macro.template()).getBytes(StandardCharsets.UTF_8),
        "image/png",
        1,
        1,
        etag,
        List.of());
  }

  private void spin(Deadline deadline) {
    try {
      while (true) {
        deadline.check();
        Thread.onSpinWait();
      }
    } catch (CaptionException stopped) {
      freed.add(stopped.code().name());
      throw stopped;
    }
  }

  static String etag(ImageMacro macro) {
    return Etag.of(macro.withDefaults(CaptionStyle.UNSET), DIGEST, VERSION);
  }

  @Override
  public List<String> names() {
    return List.of("raccoon", "zoidberg");
  }

  @Override
  public Optional<Entry> find(String name) {
    return name.equals("unlisted") || name.equals("missing")
        ? Optional.empty()
        : Optional.of(new Entry(DIGEST, CaptionStyle.UNSET));
  }

  @Nullable
  String nextFreed() throws InterruptedException {
    return freed.poll(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws TimeoutException {
    vertx.close().await(20, TimeUnit.SECONDS);
  }
}
