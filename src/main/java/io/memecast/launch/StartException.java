package io.memecast.launch;

import org.jspecify.annotations.Nullable;

/** The member cannot start; the text is one line for the operator. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
