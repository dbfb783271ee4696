package io.memecast.engine.webp;

import io.memecast.error.Deadline;

/** What an encoder did to a lossless picture to make it smaller (RFC 9649, 3.5). Each is used once. */
interface Vp8lTransform {
  /**
   * Undoes it.
   *
   * @param pixels ARGB, may be overwritten
   * @param deadline asked at every row
   * @return the picture, in the same array or in another
   */
  int[] undo(int[] pixels, Deadline deadline);
}
