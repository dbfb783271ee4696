package io.memecast.engine.gif;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.util.Arrays;

/**
 * One image's LZW data and the pixels in it. A segment runs from after one clear code to the end of another (or of the
 * end code): the dictionary is empty at its beginning, so it can be copied or replaced on its own. Segments have a few
 * hundred pixels at least, so that their table is small beside the pixels; one that is shorter belongs to the one before
 * it.
 *
 * @param packed the codes, with {@link LzwWriter#PADDING} bytes after them
 * @param bytes of {@code packed} that are data
 * @param minCodeSize LZW minimum code size, 1..8
 * @param pixels palette indices in the order of the stream
 * @param segments three numbers each: first pixel, first bit, bit after the last
 * @param checkpoints three numbers each, inside of segments: pixel, bit and width of the next code; a segment can be
 *     copied up to there
 * @param wholeEnd the last segment ends with an end code right after its pixels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LzwData(
    byte[] packed,
    int bytes,
    int minCodeSize,
    byte[] pixels,
    int[] segments,
    int[] checkpoints,
    boolean wholeEnd) {

  /** Packs pixels, at least one, whose indices are below 2 to the power of {@code minCodeSize} (2..8). */
  static LzwData pack(
      byte[] pixels, int minCodeSize, LzwWriter writer, LzwDecoder decoder, Deadline deadline) {
    writer.begin(minCodeSize);
    writer.encode(pixels, 0, pixels.length, true, deadline);
    writer.end();
    byte[] packed = Arrays.copyOf(writer.buffer(), writer.size() + LzwWriter.PADDING);
    try {
      return decoder.decode(packed, writer.size(), minCodeSize, pixels.length, deadline);
    } catch (LzwDecoder.CorruptDataException e) {
      throw new CaptionException(
          ErrorCode.INTERNAL, "LZW data of our own does not unpack: " + e.getMessage(), e);
    }
  }

  int segmentCount() {
    return segments.length / 3;
  }

  int firstPixel(int segment) {
    return segments[3 * segment];
  }

  int endPixel(int segment) {
    return segment + 1 < segmentCount() ? segments[3 * segment + 3] : pixels.length;
  }

  int firstBit(int segment) {
    return segments[3 * segment + 1];
  }

  int endBit(int segment) {
    return segments[3 * segment + 2];
  }

  /** The last checkpoint at or before {@code pixel} and after {@code firstPixel}; negative when there is none. */
  int checkpointBefore(int pixel, int firstPixel) {
    int low = 0;
    int high = checkpoints.length / 3;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (checkpoints[3 * middle] <= pixel) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && checkpoints[3 * (low - 1)] > firstPixel ? low - 1 : -1;
  }

  int checkpointPixel(int checkpoint) {
    return checkpoints[3 * checkpoint];
  }

  int checkpointBit(int checkpoint) {
    return checkpoints[3 * checkpoint + 1];
  }

  /** Bits of a code after the checkpoint. */
  int checkpointWidth(int checkpoint) {
    return checkpoints[3 * checkpoint + 2];
  }

  /** Whether the segment's bits can stand in another stream as they are. */
  boolean copyable(int segment) {
    return wholeEnd || segment + 1 < segmentCount();
  }

  long heapBytes() {
    return packed.length + pixels.length + 4L * (segments.length + checkpoints.length) + 128;
  }
}
