package io.memecast.error;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of this code base: a code and a text for the caller. Only {@link ErrorCode.Kind#INTERNAL_ERROR}
 * fills in a stack trace, as only that is a fault to hunt.
 */
public final class CaptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public CaptionException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public CaptionException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause, false, code.kind() == ErrorCode.Kind.INTERNAL_ERROR);
    this.code = code;
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
