package io.memecast.engine.png;

import io.memecast.error.Deadline;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Compresses bands of rows, each into an IDAT chunk of its own. A band's deflate blocks refer to nothing outside of it
 * and end on a byte (a sync flush; the compressor starts anew), so any band can be replaced without the others. Holds
 * native memory until {@link #end()}. One thread at a time.
 */
final class BandEncoder {
  /** Bytes between two looks at the deadline: 20 ms at the highest level. */
  private static final int SLICE = 1 << 16;

  private final Deflater deflater;
  private final Adler32 adler = new Adler32();
  private byte[] filtered = new byte[0];

  /**
   * @param level of {@link Deflater}
   */
  BandEncoder(int level) {
    deflater = new Deflater(level, true);
  }

  /**
   * Writes a band's chunk.
   *
   * @param rows samples of the band's rows, the first at {@code offset}
   * @return the Adler-32 of the band's bytes as they inflate
   */
  int encode(
      byte[] rows,
      int offset,
      Band band,
      BandFilter filter,
      ChunkWriter writer,
      Deadline deadline) {
    int length = filterRows(rows, offset, band, filter, deadline);
    adler.reset();
    adler.update(filtered, 0, length);
    writer.begin(Chunk.IDAT);
    deflater.reset();
    for (int done = 0; done < length; done += SLICE) {
      deadline.check();
      int slice = Math.min(SLICE, length - done);
      deflater.setInput(filtered, done, slice);
      deflate(writer, done + slice == length ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH);
    }
    writer.end();
    return (int) adler.getValue();
  }

  private int filterRows(byte[] rows, int offset, Band band, BandFilter filter, Deadline deadline) {
    int step = band.rowBytes() + 1;
    int length = band.rows() * step;
    if (filtered.length < length) {
      filtered = new byte[length];
    }
    for (int y = 0; y < band.rows(); y++) {
      deadline.check();
      filter.filter(
          rows,
          offset + y * band.rowBytes(),
          band.rowBytes(),
          band.filterDistance(),
          y == 0,
          filtered,
          y * step);
    }
    return length;
  }

  private void deflate(ChunkWriter writer, int flush) {
    int room = SLICE + SLICE / 8;
    int count;
    do {
      writer.room(room);
      count = deflater.deflate(writer.bytes(), writer.size(), room, flush);
      writer.advance(count);
    } while (count == room);
  }

  /** Bytes of the arrays kept for the next band. */
  long heapBytes() {
    return filtered.length;
  }

  void end() {
    deflater.end();
  }
}
