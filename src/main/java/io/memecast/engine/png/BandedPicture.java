package io.memecast.engine.png;

import io.memecast.error.Deadline;
import java.util.zip.Deflater;

/**
 * A picture's samples and its finished chunks: everything of a captioned file that can be made before the caption is
 * known. Immutable, safe for any thread.
 *
 * <p>The file is {@link #head()}, a chunk for each band, the {@linkplain #tailLength tail}. The head ends with a chunk
 * that holds only the zlib header, the tail begins with one that holds only an empty last block and the checksum; so
 * the bands' chunks are interchangeable.
 */
final class BandedPicture {
  /** RFC 1950, 2.2: deflate, window of 32 KiB; level "maximum", no dictionary. */
  private static final byte[] ZLIB_HEADER = {0x78, (byte) 0xda};

  /** RFC 1951, 3.2.6: a last block with fixed codes that holds nothing. */
  private static final byte[] EMPTY_LAST_BLOCK = {0x03, 0x00};

  private static final int TAIL_LENGTH = Chunk.OVERHEAD + 2 + 4 + Chunk.OVERHEAD;

  private final Samples samples;
  private final BandLayout layout;
  private final byte[] head;
  private final byte[] chunks;
  private final int[] chunkEnds;
  private final int[] adlers;

  private BandedPicture(
      Samples samples, BandLayout layout, byte[] head, byte[] chunks, int[] ends, int[] adlers) {
    this.samples = samples;
    this.layout = layout;
    this.head = head;
    this.chunks = chunks;
    this.chunkEnds = ends;
    this.adlers = adlers;
  }

  /**
   * Compresses all bands as small as zlib can.
   *
   * @param colorChunks whole chunks to stand before the image data
   * @param deadline asked at every 64 KiB
   */
  static BandedPicture encode(Samples samples, byte[] colorChunks, Deadline deadline) {
    BandLayout layout = BandLayout.of(samples);
    int[] ends = new int[layout.count()];
    int[] adlers = new int[layout.count()];
    ChunkWriter writer = new ChunkWriter(1 << 16);
    byte[] head = head(samples, colorChunks, writer);
    writer.reset();
    BandEncoder encoder = new BandEncoder(Deflater.BEST_COMPRESSION, new SmallestSumFilter());
    try {
      for (int i = 0; i < ends.length; i++) {
        Band band = layout.band(i);
        int offset = band.firstRow() * band.rowBytes();
        adlers[i] = encoder.encode(samples.data(), offset, band, writer, deadline);
        ends[i] = writer.size();
      }
    } finally {
      encoder.end();
    }
    return new BandedPicture(samples, layout, head, writer.toByteArray(), ends, adlers);
  }

  private static byte[] head(Samples samples, byte[] colorChunks, ChunkWriter writer) {
    writer.put(ChunkReader.signature());
    writer.begin(Chunk.IHDR);
    writer.putInt(samples.width());
    writer.putInt(samples.height());
    SampleLayout layout = samples.layout();
    writer.put(new byte[] {(byte) layout.bitDepth(), (byte) layout.colorType().code(), 0, 0, 0});
    writer.end();
    writer.put(colorChunks);
    writer.begin(Chunk.IDAT);
    writer.put(ZLIB_HEADER);
    writer.end();
    return writer.toByteArray();
  }

  /** Ends the image data with the checksum of all bands, and the file. */
  static void writeTail(ChunkWriter writer, int adler) {
    writer.begin(Chunk.IDAT);
    writer.put(EMPTY_LAST_BLOCK);
    writer.putInt(adler);
    writer.end();
    writer.begin(Chunk.IEND);
    writer.end();
  }

  /** Bytes that {@link #writeTail} writes. */
  static int tailLength() {
    return TAIL_LENGTH;
  }

  Samples samples() {
    return samples;
  }

  BandLayout layout() {
    return layout;
  }

  /** Signature, header, colour chunks, zlib header. Not to be written to. */
  byte[] head() {
    return head;
  }

  /** The bare picture's chunks, one for each band. Not to be written to. */
  byte[] chunks() {
    return chunks;
  }

  int chunkStart(int band) {
    return band == 0 ? 0 : chunkEnds[band - 1];
  }

  int chunkEnd(int band) {
    return chunkEnds[band];
  }

  /** Adler-32 of the bare band's bytes as they inflate. */
  int adler(int band) {
    return adlers[band];
  }

  long heapBytes() {
    return (long) samples.data().length + head.length + chunks.length + 8L * chunkEnds.length;
  }
}
