package io.memecast.engine.gif;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.util.Arrays;

/**
 * One image's LZW data and the pixels in it. A segment runs from after one clear code to the end of the next (or of
 * the end code): the dictionary is empty at its beginning, so it can be copied or replaced on its own.
 *
 * @param packed the codes, with {@link LzwWriter#PADDING} bytes after them
 * @param bytes of {@code packed} that are data
 * @param minCodeSize LZW minimum code size, 1..8
 * @param pixels palette indices in the order of the stream
 * @param segments three numbers each: first pixel, first bit, bit after the last
 * @param wholeEnd the last segment ends with an end code right after its pixels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LzwData(
    byte[] packed, int bytes, int minCodeSize, byte[] pixels, int[] segments, boolean wholeEnd) {

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

  /** Whether the segment's bits can stand in another stream as they are. */
  boolean copyable(int segment) {
    return wholeEnd || segment + 1 < segmentCount();
  }

  long heapBytes() {
    return packed.length + pixels.length + 4L * segments.length + 128;
  }
}
