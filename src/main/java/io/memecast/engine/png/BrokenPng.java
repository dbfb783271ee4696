package io.memecast.engine.png;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;

/** The refusals of this format, in one wording. */
final class BrokenPng {
  private BrokenPng() {}

  /** {@code TEMPLATE_UNREADABLE} at byte {@code offset} of the file. */
  static CaptionException at(long offset, String problem) {
    return new CaptionException(
        ErrorCode.TEMPLATE_UNREADABLE, "PNG is broken at byte " + offset + ": " + problem);
  }
}
