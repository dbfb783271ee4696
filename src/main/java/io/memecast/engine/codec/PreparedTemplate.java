package io.memecast.engine.codec;

import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.util.List;

/** A template parsed once, to be captioned many times. Immutable to the caller and safe for any thread. */
public interface PreparedTemplate {
  /** Pixels. */
  int width();

  /** Pixels. */
  int height();

  /** Of the captioned picture. */
  String mediaType();

  /** About how much heap this object holds: its weight in a cache. */
  long heapBytes();

  /**
   * What an operator should know of the preparation, such as that the surgical way could not be taken; empty when all
   * is well.
   */
  List<String> notes();

  /**
   * A file with this ink on it.
   *
   * @param coverage of exactly this template's size; without a patch the result is the bare template
   * @param deadline asked at least at every frame and every 100 ms
   * @throws io.memecast.error.CaptionException when the deadline is up
   */
  byte[] caption(Coverage coverage, Deadline deadline);
}
