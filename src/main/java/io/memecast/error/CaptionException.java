package io.memecast.error;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of this code base: a code and a text for the caller. Only {@link ErrorCode.Kind#INTERNAL_ERROR}
 * fills in a stack trace, as only that is a fault to hunt.
 */
public final class CaptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_TEXT_CHARACTERS = 4000;

  private final ErrorCode code;

  public CaptionException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public CaptionException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(cut(message), cause, false, code.kind() == ErrorCode.Kind.INTERNAL_ERROR);
    this.code = code;
  }

  /** Whatever a text quotes, it stays short enough for an answer and for a line of a log. */
  private static String cut(String message) {
    if (message.length() <= MAX_TEXT_CHARACTERS) {
      return message;
    }
    int end = MAX_TEXT_CHARACTERS;
    if (Character.isHighSurrogate(message.charAt(end - 1))) {
      end--;
    }
    return message.substring(0, end) + "…";
  }

  public ErrorCode code() {
    return code;
  }

  /** The text for the caller, never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
