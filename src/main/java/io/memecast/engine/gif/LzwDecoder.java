package io.memecast.engine.gif;

import io.memecast.error.Deadline;
import java.util.Arrays;

/**
 * Unpacks LZW data (GIF89a appendix F) and notes where its {@linkplain LzwData segments} begin and end. Keeps its
 * tables between images; one thread at a time.
 *
 * <p>A dictionary string is not stored: it is a place and a length in the pixels unpacked so far, as every string was
 * written out before it got a code.
 */
final class LzwDecoder {
  private static final int CODES = 4096;

  /** Pixels, at least, between two checkpoints or two beginnings of segments: about a row or two. */
  private static final int CHECKPOINT_PIXELS = 512;

  /** Codes between two looks at the deadline: a few milliseconds, also where they hold no pixels. */
  private static final int CHECK_CODES = 1 << 16;

  private final int[] place = new int[CODES];
  private final int[] length = new int[CODES];
  private int[] segments = new int[3 * 16];
  private int segmentInts;
  private int[] checkpoints = new int[3 * 64];
  private int checkpointInts;

  private byte[] data = {};
  private long dataBits;
  private long bit;
  private byte[] pixels = {};
  private int done;
  private Deadline deadline = Deadline.never();
  private int untilCheck;

  /** Thrown for data that no encoder writes. */
  static final class CorruptDataException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int position;

    CorruptDataException(int position, String message) {
      super(message, null, false, false);
      this.position = position;
    }

    /** Byte of the packed data. */
    int position() {
      return position;
    }
  }

  /**
   * Unpacks exactly {@code pixelCount} pixels; data beyond them is ignored.
   *
   * @param packed with {@link LzwWriter#PADDING} bytes after the data
   * @param dataBytes of {@code packed} that are data
   * @param newDeadline asked every few milliseconds
   */
  LzwData decode(
      byte[] packed, int dataBytes, int minCodeSize, int pixelCount, Deadline newDeadline)
      throws CorruptDataException {
    deadline = newDeadline;
    untilCheck = 0;
    data = packed;
    dataBits = 8L * dataBytes;
    bit = 0;
    pixels = new byte[pixelCount];
    done = 0;
    segmentInts = 0;
    checkpointInts = 0;
    boolean wholeEnd = decodeSegments(minCodeSize);
    return new LzwData(
        packed,
        dataBytes,
        minCodeSize,
        pixels,
        Arrays.copyOf(segments, segmentInts),
        Arrays.copyOf(checkpoints, checkpointInts),
        wholeEnd);
  }

  /** Returns whether the last segment ends with its pixels and an end code, so that it can be copied. */
  private boolean decodeSegments(int minCodeSize) throws CorruptDataException {
    int clear = 1 << minCodeSize;
    boolean cleared = true;
    while (cleared) {
      long start = bit;
      int first = done;
      int end = decodeSegment(minCodeSize);
      if (done > first) {
        addSegment(first, start);
      }
      cleared = end == clear && done < pixels.length;
      if (end < 0 || (end == clear && !cleared)) {
        return false;
      }
    }
    if (done < pixels.length) {
      throw corrupt("the image has " + done + " of " + pixels.length + " pixels");
    }
    return true;
  }

  /** Decodes up to and with the next clear or end code and returns it; -1 when the pixels are full without one. */
  private int decodeSegment(int minCodeSize) throws CorruptDataException {
    int clear = 1 << minCodeSize;
    int width = minCodeSize + 1;
    int next = clear + 2;
    int previousPlace = 0;
    int previousLength = 0;
    int nextCheckpoint = done + CHECKPOINT_PIXELS;
    while (true) {
      if (untilCheck-- == 0) {
        deadline.check();
        untilCheck = CHECK_CODES;
      }
      if (done >= nextCheckpoint) {
        addCheckpoint(width);
        nextCheckpoint = done + CHECKPOINT_PIXELS;
      }
      if (bit + width > dataBits) {
        if (done == pixels.length) {
          return -1;
        }
        throw corrupt("the image data ends after " + done + " of " + pixels.length + " pixels");
      }
      int code = (int) (word(bit) & (1L << width) - 1);
      bit += width;
      if (code == clear || code == clear + 1) {
        return code;
      }
      if (done == pixels.length) {
        return -1;
      }
      boolean known = code < clear || (code < next && previousLength > 0);
      if (!known && !(code == next && previousLength > 0)) {
        throw corrupt("LZW code " + code + " is not in the table of " + next);
      }
      if (previousLength > 0 && next < CODES) {
        place[next] = previousPlace;
        length[next] = previousLength + 1;
        next++;
        if (next == 1 << width && width < 12) {
          width++;
        }
      }
      previousPlace = done;
      previousLength = code < clear ? 1 : length[code];
      if (previousLength > pixels.length - done) {
        copy(code, clear, pixels.length - done);
        return -1;
      }
      copy(code, clear, previousLength);
    }
  }

  private void copy(int code, int clear, int count) {
    if (code < clear) {
      pixels[done++] = (byte) code;
      return;
    }
    int from = place[code];
    if (count > 16 && from + count <= done) {
      System.arraycopy(pixels, from, pixels, done, count);
    } else {
      for (int i = 0; i < count; i++) {
        pixels[done + i] = pixels[from + i];
      }
    }
    done += count;
  }

  private long word(long fromBit) {
    return (long) LzwWriter.WORDS.get(data, (int) (fromBit >>> 3)) >>> (fromBit & 7);
  }

  /**
   * Adds a segment, or makes it part of the one before where that is short: clear codes may stand between any two
   * pixels, and nothing is won by copying so little.
   */
  private void addSegment(int firstPixel, long firstBit) {
    if (segmentInts > 0 && firstPixel - segments[segmentInts - 3] < CHECKPOINT_PIXELS) {
      segments[segmentInts - 1] = (int) bit;
      return;
    }
    if (segmentInts == segments.length) {
      segments = Arrays.copyOf(segments, 2 * segments.length);
    }
    segments[segmentInts++] = firstPixel;
    segments[segmentInts++] = (int) firstBit;
    segments[segmentInts++] = (int) bit;
  }

  private void addCheckpoint(int width) {
    if (checkpointInts == checkpoints.length) {
      checkpoints = Arrays.copyOf(checkpoints, 2 * checkpoints.length);
    }
    checkpoints[checkpointInts++] = done;
    checkpoints[checkpointInts++] = (int) bit;
    checkpoints[checkpointInts++] = width;
  }

  private CorruptDataException corrupt(String what) {
    return new CorruptDataException((int) (bit >>> 3), what);
  }
}
