package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every request leaves one line, also those that never get to a route. */
class AccessLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.memecast.access");
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
    }
  };
  private FakeMember member;
  private RawConnection connection;

  @BeforeEach
  void start() throws Exception {
    appender.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    member = new FakeMember();
    connection = member.connect();
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    member.close();
    logger.detachAppender(appender);
    logger.setLevel(null);
  }

  @Test
  void picture_served_isOneLine() throws Exception {
    connection
        .send("GET /caption?template=a HTTP/1.1\r\nHost: a\r\nX-Request-Id: me\r\n\r\n")
        .answer();

    assertThat(line()).matches("GET /caption\\?template=a 200 12 image/png \\d+\\.\\d{3} me");
    assertThat(lines).isEmpty();
  }

  @Test
  void requestLine_tooLong_isOneLineWithoutATarget() throws Exception {
    connection.send("GET /" + "x".repeat(70_000)).answer();

    assertThat(line()).matches("- - 414 \\d+ application/json; charset=utf-8 \\S+ [0-9a-f]{16}");
  }

  @Test
  void host_missing_isOneLine() throws Exception {
    connection.send("GET /caption HTTP/1.1\r\n\r\n").answer();

    assertThat(line()).startsWith("GET /caption 400 ");
  }

  @Test
  void target_longAndHostile_isCutAndEscaped() throws Exception {
    connection
        .send("GET /\u001b[31m\u00e9" + "x".repeat(1_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
        .answer();

    assertThat(line())
        .startsWith("GET /\\x1b[31m\\xe9xxx")
        .contains("xxx… 400 ")
        .hasSizeLessThan(400);
  }

  @Test
  void client_leavesBeforeItsAnswer_isOneLine() throws Exception {
    connection.send("GET /caption?template=endless HTTP/1.1\r\nHost: a\r\n\r\n");
    while (member.renders.get() == 0) {
      // The render begins on another thread, and nothing tells of it but the count.
      Thread.sleep(1);
    }
    connection.close();

    assertThat(line()).startsWith("GET /caption?template=endless 499 0 - ");
    assertThat(member.nextFreed()).isEqualTo("ABANDONED");
  }

  @Test
  void probe_thatFindsTheMemberReady_isALineForThoseWhoLookClosely() throws Exception {
    connection.send("GET /ready HTTP/1.1\r\nHost: a\r\n\r\n").answer();
    member.readiness.done("start");
    connection.send("GET /ready HTTP/1.1\r\nHost: a\r\n\r\n").answer();
    connection.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n").answer();
    connection.send("GET /templates HTTP/1.1\r\nHost: a\r\n\r\n").answer();

    assertThat(line()).startsWith("GET /ready 503 ");
    assertThat(line()).startsWith("GET /templates 200 ");
  }

  private String line() throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    assertThat(line).as("a line in the access log").isNotNull();
    return line;
  }
}
