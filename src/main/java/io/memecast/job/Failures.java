package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.OutOfMemory;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;

/**
 * Failures on the event bus, in both directions: what crosses is the {@link ErrorCode}'s number and the text that HTTP
 * shows.
 */
public final class Failures {
  private static final String INTERNAL_TEXT = "internal error";

  private Failures() {}

  /**
   * What went wrong, as the one exception of this code base: anything unforeseen is {@code INTERNAL}. Where the memory is
   * exhausted the process ends, see {@link OutOfMemory}.
   */
  public static CaptionException of(Throwable failure) {
    OutOfMemory.endProcessAfter(failure);
    return failure instanceof CaptionException known
        ? known
        : new CaptionException(ErrorCode.INTERNAL, String.valueOf(failure), failure);
  }

  /** The text for whoever asked: a fault of ours tells nothing of our insides. */
  public static String publicText(CaptionException failure) {
    return failure.code().kind() == ErrorCode.Kind.INTERNAL_ERROR
        ? INTERNAL_TEXT
        : failure.getMessage();
  }

  /** Answers a message with a failure. */
  public static void reply(Message<?> message, CaptionException failure) {
    message.fail(failure.code().number(), publicText(failure));
  }

  /** What the failure of a request over the event bus means. */
  public static CaptionException read(Throwable failure) {
    if (!(failure instanceof ReplyException reply)) {
      return of(failure);
    }
    return switch (reply.failureType()) {
      case NO_HANDLERS ->
        new CaptionException(ErrorCode.NO_WORKER, "no member takes captions just now", reply);
      case TIMEOUT ->
        new CaptionException(ErrorCode.RENDER_TIMEOUT, "rendering took too long", reply);
      case RECIPIENT_FAILURE ->
        new CaptionException(
            ErrorCode.fromNumber(reply.failureCode()), String.valueOf(reply.getMessage()), reply);
      case ERROR ->
        new CaptionException(ErrorCode.INTERNAL, String.valueOf(reply.getMessage()), reply);
    };
  }
}
