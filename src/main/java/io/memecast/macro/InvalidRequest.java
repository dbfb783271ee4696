package io.memecast.macro;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Makes the one exception that a request which cannot be decoded ends in. */
final class InvalidRequest {
  private static final String PREFIX = "cannot decode request: ";

  private InvalidRequest() {}

  /** @param reason names the key and what is wrong with its value */
  static CaptionException because(String reason) {
    return because(reason, null);
  }

  static CaptionException because(String reason, @Nullable Throwable cause) {
    return new CaptionException(ErrorCode.INVALID_REQUEST, PREFIX + reason, cause);
  }

  /** The reason that such an exception was made with. */
  static String reason(CaptionException e) {
    return e.getMessage().substring(PREFIX.length());
  }
}
