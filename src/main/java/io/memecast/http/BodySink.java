package io.memecast.http;

/**
 * What becomes of a request's body. Called on the connection's event loop.
 *
 * @param <T> what is made of the whole
 */
interface BodySink<T> {
  /**
   * Takes the next bytes, some tens of kilobytes at a time.
   *
   * @throws io.memecast.error.CaptionException when no more is wanted
   */
  void add(byte[] block);

  /**
   * The body has ended.
   *
   * @throws io.memecast.error.CaptionException when it makes no sense
   */
  T end();

  /** Lets go of everything. Called once, after success as well as failure. */
  void close();
}
