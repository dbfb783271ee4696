package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedProblemsTest {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final RepeatedProblems problems;

  RepeatedProblemsTest() {
    Logger logger = new LoggerContext().getLogger("problems");
    logger.addAppender(lines);
    lines.start();
    problems = new RepeatedProblems(logger);
  }

  private List<String> logged() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void tell_sameProblemEachRound_isLoggedOnce() {
    for (int i = 0; i < 3; i++) {
      problems.nextRound();
      problems.tell("owl", "broken");
      problems.tell("owl", "broken");
    }

    assertThat(logged()).containsExactly("broken");
  }

  @Test
  void tell_otherProblemOrOtherSubject_isLogged() {
    problems.tell("owl", "broken");
    problems.nextRound();
    problems.tell("owl", "gone");
    problems.tell("cat", "broken");

    assertThat(logged()).containsExactly("broken", "gone", "broken");
  }

  @Test
  void tell_problemThatWasOver_isLoggedAgain() {
    problems.tell("owl", "broken");
    problems.nextRound();
    problems.nextRound();
    problems.tell("owl", "broken");

    assertThat(logged()).containsExactly("broken", "broken");
  }
}
