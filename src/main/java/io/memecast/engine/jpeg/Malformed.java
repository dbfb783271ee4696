package io.memecast.engine.jpeg;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;

/** What a broken file is refused with: what is wrong, and where. */
final class Malformed {
  private Malformed() {}

  static CaptionException at(int offset, String what) {
    return new CaptionException(
        ErrorCode.TEMPLATE_UNREADABLE, "JPEG: " + what + " at byte " + offset);
  }
}
