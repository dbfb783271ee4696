package io.memecast.launch;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** What {@code %msg} stands for in {@code conf/logback.xml}: the message as {@link OneLine}. Any thread. */
public final class OneLineMessage extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return OneLine.of(String.valueOf(event.getFormattedMessage()));
  }
}
