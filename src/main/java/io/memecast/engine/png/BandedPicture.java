package io.memecast.engine.png;

import java.util.BitSet;

/**
 * A picture's samples and its finished chunks: everything of a captioned file that can be made before the caption is
 * known. Immutable, safe for any thread.
 *
 * <p>The file is {@link #head()}, a chunk for each band, the {@linkplain #tailLength tail}. The head ends with a chunk
 * that holds only the zlib header, the tail begins with one that holds only an empty last block and the checksum; so
 * the bands' chunks are interchangeable.
 */
final class BandedPicture {
  /** RFC 1951, 3.2.6: a last block with fixed codes that holds nothing. */
  private static final byte[] EMPTY_LAST_BLOCK = {0x03, 0x00};

  private static final int TAIL_LENGTH = Chunk.OVERHEAD + 2 + 4 + Chunk.OVERHEAD;

  private final Samples samples;
  private final BandLayout layout;
  private final byte[] head;
  private final byte[] chunks;
  private final int[] chunkEnds;
  private final int[] adlers;
  private final BitSet unfiltered;

  /**
   * @param chunks one for each band, one behind the other
   * @param ends where each band's chunk ends in {@code chunks}
   * @param adlers Adler-32 of each band's bytes as they inflate
   * @param unfiltered the bands that are smaller without row filters
   */
  BandedPicture(
      Samples samples,
      BandLayout layout,
      byte[] head,
      byte[] chunks,
      int[] ends,
      int[] adlers,
      BitSet unfiltered) {
    this.samples = samples;
    this.layout = layout;
    this.head = head;
    this.chunks = chunks;
    this.chunkEnds = ends;
    this.adlers = adlers;
    this.unfiltered = unfiltered;
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

  /** The bare band is smaller without row filters, so the captioned one is likely to be. */
  boolean isUnfiltered(int band) {
    return unfiltered.get(band);
  }

  long heapBytes() {
    return (long) samples.data().length + head.length + chunks.length + 8L * chunkEnds.length;
  }
}
