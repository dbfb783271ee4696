package io.memecast.engine.png;

import io.memecast.error.CaptionException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The one zlib stream that a file's IDAT chunks are (RFC 2083, 4.1.3). Close it: it holds native memory. */
final class ImageData implements AutoCloseable {
  private static final int CRC_BYTES = 4;

  private final Inflater inflater = new Inflater();
  private final byte[] file;
  private final int end;
  private int next;

  /**
   * @param start of the first chunk
   * @param end of the last; all between are IDAT chunks
   */
  ImageData(byte[] file, int start, int end) {
    this.file = file;
    this.end = end;
    next = start;
  }

  /** Fills the first {@code length} bytes of {@code target}. */
  void read(byte[] target, int length) {
    int done = 0;
    while (done < length) {
      int count = inflate(target, done, length - done);
      if (count == 0) {
        throw problem("the image data ends before the picture does");
      }
      done += count;
    }
  }

  /** Reads the end of the stream, which holds the checksum. Data beyond the picture is passed over unread. */
  void readEnd() {
    byte[] beyond = new byte[1];
    if (inflate(beyond, 0, 1) == 0 && !inflater.finished()) {
      throw problem("the image data has no end");
    }
  }

  /** Bytes inflated; 0 only where there are no more. */
  private int inflate(byte[] target, int offset, int length) {
    try {
      while (true) {
        int count = inflater.inflate(target, offset, length);
        if (count > 0 || inflater.finished()) {
          return count;
        }
        if (inflater.needsDictionary()) {
          throw problem("the image data asks for a dictionary");
        }
        if (next == end) {
          return 0;
        }
        Chunk chunk = new Chunk(Chunk.IDAT, next, Chunk.int32(file, next));
        next = chunk.end();
        inflater.setInput(file, chunk.data(), chunk.length());
      }
    } catch (DataFormatException e) {
      throw problem("the image data does not inflate: " + e.getMessage());
    }
  }

  /** The refusal for what is wrong where the inflater is now. */
  CaptionException problem(String text) {
    return BrokenPng.at(offset(), text);
  }

  /** About where in the file the inflater is: it has taken everything before the end of the chunk but this. */
  private long offset() {
    return Math.max(0, next - CRC_BYTES - inflater.getRemaining());
  }

  @Override
  public void close() {
    inflater.end();
  }
}
