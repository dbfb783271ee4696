package io.memecast.engine.webp;

import io.memecast.error.Deadline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;

/**
 * Decodes a lossless stream (RFC 9649, 3): its transforms, its picture, and the transforms undone, the last one first. One
 * stream, one thread.
 */
final class Vp8lPicture {
  /** Signature, sizes, flag of alpha, version. */
  private static final int HEADER_BYTES = 5;

  private enum Kind {
    PREDICTOR,
    COLOR,
    SUBTRACT_GREEN,
    COLOR_INDEXING
  }

  private static final Kind[] KINDS = Kind.values();

  private final RiffChunk chunk;
  private final Vp8lBits bits;
  private final Vp8lImage images;
  private final int height;
  private final Deadline deadline;
  private final EnumSet<Kind> seen = EnumSet.noneOf(Kind.class);
  private final Deque<Vp8lTransform> transforms = new ArrayDeque<>();

  /** Of the picture as far as its transforms are undone. */
  private int width;

  private Vp8lPicture(RiffChunk chunk, int start, int width, int height, Deadline deadline) {
    this.chunk = chunk;
    this.width = width;
    this.height = height;
    this.deadline = deadline;
    bits = new Vp8lBits(chunk.file(), chunk.data() + start, chunk.dataEnd());
    images = new Vp8lImage(chunk, bits, deadline);
  }

  /** Whether the alpha of a chunk 'VP8L' counts; if not, all is opaque, as browsers show it. */
  static boolean hasAlpha(RiffChunk chunk) {
    return (chunk.int8(4) & 0x10) != 0;
  }

  /**
   * The pixels of a chunk 'VP8L', ARGB, whose size was checked.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE}, {@code TEMPLATE_TOO_LARGE} when its codes take
   *     too much memory, or the deadline's
   */
  static int[] decode(RiffChunk chunk, int width, int height, Deadline deadline) {
    int version = chunk.int8(4) >> 5;
    if (version != 0) {
      throw RiffChunk.broken(chunk.data(), "lossless pictures of version " + version);
    }
    return new Vp8lPicture(chunk, HEADER_BYTES, width, height, deadline).decode();
  }

  /** The pixels of a stream without header, which begins at {@code start} of the chunk's data. */
  static int[] decodeBare(RiffChunk chunk, int start, int width, int height, Deadline deadline) {
    return new Vp8lPicture(chunk, start, width, height, deadline).decode();
  }

  private int[] decode() {
    while (bits.flag()) {
      deadline.check();
      transforms.push(readTransform());
    }
    int[] pixels = images.readPicture(width, height);
    for (Vp8lTransform transform : transforms) {
      pixels = transform.undo(pixels, deadline);
    }
    return pixels;
  }

  private Vp8lTransform readTransform() {
    Kind kind = KINDS[bits.number(2)];
    if (!seen.add(kind)) {
      throw RiffChunk.broken(chunk.data(), "a transform comes twice");
    }
    return switch (kind) {
      case PREDICTOR -> {
        int blockBits = 2 + bits.number(3);
        yield new PredictorTransform(width, readBlocks(blockBits), blockBits);
      }
      case COLOR -> {
        int blockBits = 2 + bits.number(3);
        yield new ColorTransform(width, readBlocks(blockBits), blockBits);
      }
      case SUBTRACT_GREEN -> new SubtractGreenTransform(width);
      case COLOR_INDEXING -> {
        int[] colors = images.readSmall(1 + bits.number(8), 1);
        ColorIndexingTransform indexing = ColorIndexingTransform.of(width, height, colors);
        width = indexing.bundledWidth();
        yield indexing;
      }
    };
  }

  private int[] readBlocks(int blockBits) {
    return images.readSmall(
        Vp8lImage.blocks(width, blockBits), Vp8lImage.blocks(height, blockBits));
  }
}
