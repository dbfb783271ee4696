package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.macro.MacroWriter;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * A {@link CaptionJob} on its way to another member: the macro in the form that any service may send, with the job's own
 * facts as headers.
 */
public final class JobMessage {
  /** The header that names a request, in a message and in its answer. */
  public static final String REQUEST_ID = "request-id";

  private static final String JOB = "job";
  private static final String REMAINING = "remaining-ms";

  private JobMessage() {}

  static JsonObject body(CaptionJob job) {
    return new JsonObject(MacroWriter.values(job.macro()));
  }

  static DeliveryOptions options(CaptionJob job) {
    return new DeliveryOptions()
        .addHeader(JOB, job.id())
        .addHeader(REMAINING, Long.toString(job.remaining().toMillis()))
        .addHeader(REQUEST_ID, job.requestId());
  }

  /**
   * Reads what another member sent.
   *
   * @throws CaptionException {@code INVALID_REQUEST}
   */
  public static CaptionJob read(Message<?> message) {
    return new CaptionJob(
        header(message, JOB),
        PublicRequest.decode(message.body(), Integer.MAX_VALUE),
        Duration.ofMillis(remaining(header(message, REMAINING))),
        header(message, REQUEST_ID));
  }

  private static long remaining(String millis) {
    try {
      return Long.parseLong(millis);
    } catch (NumberFormatException e) {
      throw new CaptionException(
          ErrorCode.INVALID_REQUEST, REMAINING + " must be a whole number, was " + millis, e);
    }
  }

  private static String header(Message<?> message, String name) {
    String value = message.headers().get(name);
    if (value == null) {
      throw new CaptionException(
          ErrorCode.INVALID_REQUEST, "a job of another member needs the header " + name);
    }
    return value;
  }
}
