package io.memecast.engine.webp;

/**
 * The header of a key frame (RFC 6386, 9 and 19.2), and where its partitions are.
 *
 * @param width pixels, 1..16383
 * @param height pixels, 1..16383
 * @param coefficientProbabilities in the order of {@link CoefficientDefaults}
 * @param skipProbability that a macroblock has coefficients, of 256; negative where all have
 * @param modes the first partition, read as far as the first macroblock
 * @param tokens the partitions of coefficients, 1, 2, 4 or 8; macroblock rows take them in turn
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vp8Header(
    int width,
    int height,
    Vp8Segments segments,
    Vp8FilterHeader filter,
    Vp8Quantizer[] quantizers,
    byte[] coefficientProbabilities,
    int skipProbability,
    BoolDecoder modes,
    BoolDecoder[] tokens) {
  /** Frame tag, start code, sizes. */
  static final int BYTES = 10;

  private static final int MAX_PROFILE = 3;

  /**
   * Reads the header. The chunk begins with a key frame, see {@link WebpFile}.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} when partitions do not fit in the chunk
   */
  static Vp8Header read(RiffChunk chunk) {
    int tag = chunk.int24(0);
    if ((tag >> 1 & 7) > MAX_PROFILE || (tag >> 4 & 1) == 0) {
      throw RiffChunk.broken(chunk.data(), "the frame is of an unknown profile or not to be shown");
    }
    int first = chunk.data() + BYTES;
    int firstEnd = first + (tag >> 5);
    if (firstEnd > chunk.dataEnd()) {
      throw RiffChunk.broken(first, "the first partition is cut off");
    }
    BoolDecoder bits = new BoolDecoder(chunk.file(), first, firstEnd);
    bits.number(2); // colour space and clamping: all decoders clamp
    Vp8Segments segments = Vp8Segments.read(bits);
    Vp8FilterHeader filter = Vp8FilterHeader.read(bits);
    BoolDecoder[] tokens = tokenPartitions(chunk, firstEnd, 1 << bits.number(2));
    Vp8Quantizer[] quantizers = Vp8Quantizer.read(bits, segments);
    bits.flag(); // whether probabilities stay for the next frame: there is none
    byte[] probabilities = coefficientProbabilities(bits);
    int skip = bits.flag() ? bits.number(8) : -1;
    return new Vp8Header(
        chunk.int16(6) & 0x3fff,
        chunk.int16(8) & 0x3fff,
        segments,
        filter,
        quantizers,
        probabilities,
        skip,
        bits,
        tokens);
  }

  /** RFC 6386, 9.5: three bytes of length for each but the last, then the partitions. */
  private static BoolDecoder[] tokenPartitions(RiffChunk chunk, int lengths, int count) {
    byte[] file = chunk.file();
    int end = chunk.dataEnd();
    int start = lengths + 3 * (count - 1);
    BoolDecoder[] partitions = new BoolDecoder[count];
    for (int i = 0; i < count; i++) {
      if (start >= end) {
        throw RiffChunk.broken(end, "partition " + (i + 1) + " of " + count + " is missing");
      }
      int length = i == count - 1 ? end - start : chunk.int24(lengths - chunk.data() + 3 * i);
      if (length > end - start) {
        throw RiffChunk.broken(start, "partition " + (i + 1) + " of " + count + " is cut off");
      }
      partitions[i] = new BoolDecoder(file, start, start + length);
      start += length;
    }
    return partitions;
  }

  /** RFC 6386, 13.4. */
  private static byte[] coefficientProbabilities(BoolDecoder bits) {
    byte[] probabilities = CoefficientDefaults.PROBABILITIES.clone();
    for (int i = 0; i < probabilities.length; i++) {
      if (bits.bit(CoefficientUpdates.PROBABILITIES[i]) == 1) {
        probabilities[i] = (byte) bits.number(8);
      }
    }
    return probabilities;
  }

  /** Of 16 × 16 pixels. */
  int macroblocksAcross() {
    return (width + 15) >> 4;
  }

  /** Of 16 × 16 pixels. */
  int macroblocksDown() {
    return (height + 15) >> 4;
  }
}
