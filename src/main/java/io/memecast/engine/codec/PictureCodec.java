package io.memecast.engine.codec;

import io.memecast.error.Deadline;

/** One picture format. Stateless and safe for any thread. */
public interface PictureCodec {
  /**
   * About how much heap {@link #prepare} takes beside the file, at most. Reads headers alone.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset where known, {@code
   *     TEMPLATE_TOO_LARGE} when the picture or the variant is over a limit, or the deadline's
   */
  long heapBytes(byte[] file, Variant variant, Limits limits, Deadline deadline);

  /**
   * Parses {@code file} for captioning.
   *
   * @param file the whole file, kept by reference and never written to
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset where known,
   *     {@code TEMPLATE_TOO_LARGE} before any pixel is allocated, or the deadline's
   */
  PreparedTemplate prepare(byte[] file, Variant variant, Limits limits, Deadline deadline);
}
