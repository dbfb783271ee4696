package io.memecast.engine.gif;

import io.memecast.engine.codec.Pool;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** An animation in memory, to be captioned by any thread. */
final class GifTemplate implements PreparedTemplate {
  private final Animation animation;
  private final List<String> notes;
  private final Pool<CaptionWriter> writers;
  private final LongAdder foldedEntries;
  private final long heapBytes;

  /** @param foldedEntries counts the palette entries that captions fold into their neighbours */
  GifTemplate(
      Animation animation,
      List<String> notes,
      Pool<CaptionWriter> writers,
      LongAdder foldedEntries) {
    this.animation = animation;
    this.notes = List.copyOf(notes);
    this.writers = writers;
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
    CaptionWriter writer = writers.take();
    try {
      byte[] file = writer.write(animation, coverage, deadline);
      foldedEntries.add(writer.folded());
      return file;
    } finally {
      writers.give(writer);
    }
  }
}
