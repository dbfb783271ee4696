package io.memecast.cluster;

import org.jspecify.annotations.Nullable;

/** This member cannot become part of its cluster; the text is one line for the operator. */
public final class JoinException extends Exception {
  private static final long serialVersionUID = 1L;

  public JoinException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
