package io.memecast.http;

/** To whom a server of HTTP shows itself. */
public enum Face {
  /** On {@code http.address}: everything, but what is for operators only where these have no face of their own. */
  PUBLIC,
  /** On {@code http.ops}: how this member and the others are, and nothing that makes work. */
  OPERATORS
}
