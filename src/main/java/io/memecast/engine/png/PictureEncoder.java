package io.memecast.engine.png;

import io.memecast.error.Deadline;
import java.util.BitSet;
import java.util.zip.Deflater;

/** Compresses a picture as small as zlib can, once, when its template is prepared. One picture, one thread. */
final class PictureEncoder {
  /** RFC 1950, 2.2: deflate, window of 32 KiB; level "maximum", no dictionary. */
  private static final byte[] ZLIB_HEADER = {0x78, (byte) 0xda};

  private final Samples samples;
  private final BandLayout layout;
  private final Deadline deadline;
  private final ChunkWriter writer = new ChunkWriter(1 << 16);
  private final BandFilter smallestSum = new SmallestSumFilter();
  private final BandFilter none = new NoFilter();
  private final int[] ends;
  private final int[] adlers;
  private final BitSet unfiltered = new BitSet();

  private PictureEncoder(Samples samples, Deadline deadline) {
    this.samples = samples;
    this.deadline = deadline;
    layout = BandLayout.of(samples);
    ends = new int[layout.count()];
    adlers = new int[layout.count()];
  }

  /**
   * Encodes the picture.
   *
   * @param colorChunks whole chunks to stand before the image data
   * @param deadline asked at every 64 KiB
   */
  static BandedPicture encode(Samples samples, byte[] colorChunks, Deadline deadline) {
    return new PictureEncoder(samples, deadline).encode(colorChunks);
  }

  private BandedPicture encode(byte[] colorChunks) {
    byte[] head = head(colorChunks);
    writer.reset();
    BandEncoder encoder = new BandEncoder(Deflater.BEST_COMPRESSION);
    try {
      for (int i = 0; i < ends.length; i++) {
        encodeBand(encoder, i);
      }
    } finally {
      encoder.end();
    }
    return new BandedPicture(samples, layout, head, writer.toByteArray(), ends, adlers, unfiltered);
  }

  /** Tries the band with filters and without, as no rule of thumb tells which is smaller, and keeps the smaller. */
  private void encodeBand(BandEncoder encoder, int index) {
    Band band = layout.band(index);
    int offset = band.firstRow() * band.rowBytes();
    int start = writer.size();
    adlers[index] = encoder.encode(samples.data(), offset, band, smallestSum, writer, deadline);
    int middle = writer.size();
    int adler = encoder.encode(samples.data(), offset, band, none, writer, deadline);
    if (writer.size() - middle < middle - start) {
      adlers[index] = adler;
      unfiltered.set(index);
      writer.remove(start, middle);
    } else {
      writer.remove(middle, writer.size());
    }
    ends[index] = writer.size();
  }

  private byte[] head(byte[] colorChunks) {
    writer.put(ChunkReader.signature());
    writer.begin(Chunk.IHDR);
    writer.putInt(samples.width());
    writer.putInt(samples.height());
    SampleLayout form = samples.layout();
    writer.put(new byte[] {(byte) form.bitDepth(), (byte) form.colorType().code(), 0, 0, 0});
    writer.end();
    writer.put(colorChunks);
    writer.begin(Chunk.IDAT);
    writer.put(ZLIB_HEADER);
    writer.end();
    return writer.toByteArray();
  }
}
