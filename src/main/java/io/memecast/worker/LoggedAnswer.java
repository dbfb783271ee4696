package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.job.CaptionJob;
import io.memecast.job.Failures;
import io.memecast.job.JobAnswer;
import io.memecast.template.Rendered;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers, and writes one line: what became of a job that this member did for somebody else, so that a request's id is
 * found in the log of every member that it touched.
 */
final class LoggedAnswer implements JobAnswer {
  private static final Logger LOG = LoggerFactory.getLogger("io.memecast.jobs");

  /** Templates' names are as long as clients make them. */
  private static final int MAX_NAME_CHARACTERS = 100;

  private final JobAnswer answer;
  private final String requestId;
  private final String asker;
  private final String template;
  private final long startNanos = System.nanoTime();

  private LoggedAnswer(JobAnswer answer, String requestId, String asker, String template) {
    this.answer = answer;
    this.requestId = requestId;
    this.asker = asker;
    this.template = template;
  }

  static LoggedAnswer toMember(JobAnswer answer, CaptionJob job) {
    return new LoggedAnswer(answer, job.requestId(), job.askedBy(), job.macro().template());
  }

  /**
   * To a service on the event bus, of which nothing is known.
   *
   * @param template {@code -} where the message could not be read
   */
  static LoggedAnswer toService(JobAnswer answer, String requestId, String template) {
    return new LoggedAnswer(answer, requestId, "a service", template);
  }

  @Override
  public void rendered(Rendered rendered) {
    answer.rendered(rendered);
    log(rendered.bytes().length + " bytes");
  }

  @Override
  public void failed(CaptionException failure) {
    answer.failed(failure);
    log(failure.code() + " (" + Failures.publicText(failure) + ")");
  }

  private void log(String outcome) {
    LOG.info(
        "{} {} for {}: {} after {} ms",
        requestId,
        template.length() > MAX_NAME_CHARACTERS
            ? template.substring(0, MAX_NAME_CHARACTERS) + "…"
            : template,
        asker,
        outcome,
        String.format(Locale.ROOT, "%.1f", (System.nanoTime() - startNanos) / 1e6));
  }
}
