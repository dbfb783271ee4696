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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(written(root(), "STDERR", "a fault"))
        .contains("java.io.IOException: Connection refused");
  }

  @ParameterizedTest
  @CsvSource({
    "U+000A, \\u{a}",
    "U+001B, \\u{1b}",
    "U+007F, \\u{7f}",
    "U+0085, \\u{85}",
    "U+009B, \\u{9b}",
    "U+061C, \\u{61c}",
    "U+200E, \\u{200e}",
    "U+2028, \\u{2028}",
    "U+2029, \\u{2029}",
    "U+202E, \\u{202e}",
    "U+2066, \\u{2066}",
    "U+D83D, \\u{d83d}",
    "U+E0001, \\u{e0001}",
  })
  void characterThatBreaksALine_isWrittenAsItsNumber(String character, String escaped) {
    String text = "a" + Character.toString(Integer.parseInt(character.substring(2), 16)) + "b";
    Exception suppressing = new IOException("thrown " + text, new IOException("cause " + text));
    suppressing.addSuppressed(new IOException("suppressed " + text));

    String log = written(root(), "STDERR", "message " + text, suppressing);

    assertThat(log.lines())
        .anyMatch(line -> line.endsWith("message a" + escaped + "b"))
        .anyMatch(line -> line.endsWith("IOException: thrown a" + escaped + "b"))
        .anyMatch(line -> line.endsWith("Caused by: java.io.IOException: cause a" + escaped + "b"))
        .anyMatch(
            line -> line.endsWith("Suppressed: java.io.IOException: suppressed a" + escaped + "b"))
        .anyMatch(line -> line.startsWith("\tat io.memecast.launch.LogLinesTest."));
    assertThat(log).doesNotContain(text);
  }

  @Test
  void characterOfAnyScript_isWrittenAsItIs() {
    String text = "Größe \u05e9\u05dc\u05d5\u05dd \u6f22 \ud83d\ude00 \\";

    assertThat(written(root(), "STDERR", text)).contains(text + "\n");
  }

  @Test
  void noMessage_isNoFault() {
    assertThat(written(root(), "STDERR", null, new IOException((String) null)))
        .contains(" null\njava.io.IOException\n\tat ");
  }

  private Logger root() {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static String written(Logger logger, String appender, String message) {
    return written(logger, appender, message, new IOException("Connection refused"));
  }

  private static String written(
      Logger logger, String appender, @Nullable String message, Throwable cause) {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) logger.getAppender(appender);
    byte[] line = console
        .getEncoder()
        .encode(new LoggingEvent("fqcn", logger, Level.WARN, message, cause, new Object[0]));
    return new String(line, StandardCharsets.UTF_8);
  }
}
