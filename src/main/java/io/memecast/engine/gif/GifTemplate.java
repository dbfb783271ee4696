package io.memecast.engine.gif;

import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** An animation in memory, to be captioned by any thread. */
final class GifTemplate implements PreparedTemplate {
  private static final WriterPool WRITERS = new WriterPool();

  private final Animation animation;
  private final List<String> notes;
  private final LongAdder foldedEntries;
  private final long heapBytes;

  GifTemplate(Animation animation, List<String> notes, LongAdder foldedEntries) {
    this.animation = animation;
    this.notes = List.copyOf(notes);
    this.foldedEntries = foldedEntries;
    this.heapBytes = animation.heapBytes();
  }

  @Override
  public int width() {
    return animation.width();
  }

  @Override
  public int height() {
    return animation.height();
  }

  @Override
  public String mediaType() {
    return "image/gif";
  }

  @Override
  public long heapBytes() {
    return heapBytes;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public byte[] caption(Coverage coverage, Deadline deadline) {
    if (coverage.width() != width() || coverage.height() != height()) {
      throw new IllegalArgumentException("ink for " + coverage.width() + "×" + coverage.height()
          + " on a template of " + width() + "×" + height());
    }
    CaptionWriter writer = WRITERS.take();
    try {
      byte[] file = writer.write(animation, coverage, deadline);
      foldedEntries.add(writer.folded());
      return file;
    } finally {
      WRITERS.give(writer);
    }
  }
}
