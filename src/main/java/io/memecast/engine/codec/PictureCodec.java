package io.memecast.engine.codec;

import io.memecast.error.Deadline;

/** One picture format. Stateless and safe for any thread. */
public interface PictureCodec {
  /**
   * Parses {@code file} for captioning.
   *
   * @param file the whole file, kept by reference and never written to
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset where known,
   *     {@code TEMPLATE_TOO_LARGE} before any pixel is allocated, or the deadline's
   */
  PreparedTemplate prepare(byte[] file, Variant variant, Limits limits, Deadline deadline);
}
