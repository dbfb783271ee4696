package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code conf/logback.xml} makes of what is logged. */
class LogLinesTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws Exception {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure("conf/logback.xml");
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void memberThatCannotBeReached_isOneLine() {
    Logger bus = context.getLogger("io.vertx.core.eventbus.impl.clustered");

    assertThat(bus.isAdditive()).isFalse();
    assertThat(written(bus, "STDERR_WITHOUT_TRACES", "Connecting to server 5f02b7aa failed"))
        .hasLineCount(1)
        .endsWith("clustered Connecting to server 5f02b7aa failed\n");
  }

  @Test
  void anythingElse_hasItsTrace() {
    assertThat(written(context.getLogger(Logger.ROOT_LOGGER_NAME), "STDERR", "a fault"))
        .contains("java.io.IOException: Connection refused");
  }

  private static String written(Logger logger, String appender, String message) {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) logger.getAppender(appender);
    Throwable cause = new IOException("Connection refused");
    byte[] line = console
        .getEncoder()
        .encode(new LoggingEvent("fqcn", logger, Level.WARN, message, cause, new Object[0]));
    return new String(line, StandardCharsets.UTF_8);
  }
}
