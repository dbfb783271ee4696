package io.memecast.engine.png;

import io.memecast.engine.codec.Pool;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.util.List;

/** A PNG template whose bands under a caption alone are compressed again. */
final class PreparedPng implements PreparedTemplate {
  private final BandedPicture picture;
  private final List<String> notes;
  private final Pool<BandCaptioner> captioners;

  PreparedPng(BandedPicture picture, List<String> notes, Pool<BandCaptioner> captioners) {
    this.picture = picture;
    this.notes = List.copyOf(notes);
    this.captioners = captioners;
  }

  @Override
  public int width() {
    return picture.samples().width();
  }

  @Override
  public int height() {
    return picture.samples().height();
  }

  @Override
  public String mediaType() {
    return "image/png";
  }

  @Override
  public long heapBytes() {
    return picture.heapBytes();
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public byte[] caption(Coverage coverage, Deadline deadline) {
    if (coverage.width() != width() || coverage.height() != height()) {
      throw new IllegalArgumentException("coverage of " + coverage.width() + "×" + coverage.height()
          + " for a picture of " + width() + "×" + height());
    }
    BandCaptioner captioner = captioners.take();
    try {
      return captioner.caption(picture, coverage, deadline);
    } finally {
      captioners.give(captioner);
    }
  }
}
