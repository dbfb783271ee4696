package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.Addresses;
import io.memecast.job.CaptionJob;
import io.memecast.job.JobAnswer;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroWriter;
import io.memecast.template.Rendered;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every job that came from elsewhere leaves one line on the member that did it, its own jobs none. */
class LoggedAnswerTest {
  private static final String TIME = " after \\d+\\.\\d ms";

  private final Vertx vertx = Vertx.vertx();
  private final RenderGate gate =
      new RenderGate("n", 2, Duration.ofSeconds(30), 4096, macro -> false);
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.memecast.jobs");
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
    }
  };

  @BeforeEach
  void start() throws Exception {
    appender.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    vertx.deployVerticle(gate).await(10, TimeUnit.SECONDS);
    RenderVerticle.deploy(vertx, "n", 1, LoggedAnswerTest::caption).await(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
    logger.detachAppender(appender);
    logger.setLevel(null);
  }

  @Test
  void job_ofAnotherMember_isOneLineWithItsRequestId() throws Exception {
    send("m/1", "raccoon");

    assertThat(line()).matches("me raccoon for m: 3 bytes" + TIME);
    assertThat(lines).isEmpty();
  }

  @Test
  void job_ofAnotherMemberThatFails_saysHow() throws Exception {
    send("m/1", "missing");

    assertThat(line()).matches("me missing for m: TEMPLATE_NOT_FOUND \\(no such thing\\)" + TIME);
  }

  @Test
  void job_faultOfOurs_tellsNothingOfOurInsides() throws Exception {
    send("m/1", "broken");

    assertThat(line()).matches("me broken for m: INTERNAL \\(internal error\\)" + TIME);
  }

  @Test
  void job_ofThisMember_isNotLoggedTwice() throws Exception {
    Promise<Rendered> own = Promise.promise();
    gate.offer(
        new CaptionJob("n/1", macro("raccoon"), Duration.ofSeconds(30), "me"), new JobAnswer() {
          @Override
          public void rendered(Rendered rendered) {
            own.complete(rendered);
          }

          @Override
          public void failed(CaptionException failure) {
            own.fail(failure);
          }
        });
    own.future().await(10, TimeUnit.SECONDS);
    send("m/2", "owl");

    assertThat(line()).startsWith("me owl for m");
    assertThat(lines).isEmpty();
  }

  @Test
  void publicJob_withARequestId_isLoggedAndAnsweredWithIt() throws Exception {
    Message<Buffer> answer = ask("caller:7", new JsonObject().put("template", "raccoon"));

    assertThat(answer.headers().get("request-id")).isEqualTo("caller:7");
    assertThat(line()).matches("caller:7 raccoon for a service: 3 bytes" + TIME);
  }

  @Test
  void publicJob_withoutASaneRequestId_getsANewOne() throws Exception {
    Message<Buffer> answer = ask("two words", new JsonObject().put("template", "raccoon"));

    String id = answer.headers().get("request-id");
    assertThat(id).matches("[0-9a-f]{16}");
    assertThat(line()).startsWith(id + " raccoon for a service: ");
  }

  @Test
  void publicJob_thatCannotBeRead_isLoggedToo() throws Exception {
    send(Addresses.CAPTION, null, new DeliveryOptions().addHeader("request-id", "me"));

    assertThat(line())
        .matches("me - for a service: INVALID_REQUEST \\(cannot decode request: .* was nothing\\)"
            + TIME);
  }

  @Test
  void publicJob_longName_isCut() throws Exception {
    ask("me", new JsonObject().put("template", "x".repeat(2000)));

    assertThat(line()).startsWith("me " + "x".repeat(100) + "… for a service: ");
  }

  private static Rendered caption(ImageMacro macro, Deadline deadline) {
    return switch (macro.template()) {
      case "missing" -> throw new CaptionException(ErrorCode.TEMPLATE_NOT_FOUND, "no such thing");
      case "broken" -> throw new IllegalStateException("secret");
      default -> new Rendered(new byte[3], "image/png", 3, 4, "etag", List.of());
    };
  }

  private void send(String id, String template) throws Exception {
    send(
        Addresses.caption("n"),
        new JsonObject(MacroWriter.values(macro(template))),
        new DeliveryOptions()
            .addHeader("job", id)
            .addHeader("remaining-ms", "30000")
            .addHeader("request-id", "me"));
  }

  private static ImageMacro macro(String template) {
    return new ImageMacro(template, null, null, List.of());
  }

  /** Returns when it has been answered, in whatever way. */
  private void send(String address, @Nullable Object body, DeliveryOptions options)
      throws Exception {
    vertx
        .eventBus()
        .request(address, body, options)
        .mapEmpty()
        .otherwiseEmpty()
        .await(10, TimeUnit.SECONDS);
  }

  private Message<Buffer> ask(String requestId, JsonObject macro) throws Exception {
    return vertx
        .eventBus()
        .<Buffer>request(
            Addresses.CAPTION, macro, new DeliveryOptions().addHeader("request-id", requestId))
        .await(10, TimeUnit.SECONDS);
  }

  private String line() throws InterruptedException {
    String line = lines.poll(10, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing was logged");
    }
    return line;
  }
}
