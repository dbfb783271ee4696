package io.memecast.engine.jpeg;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.jspecify.annotations.Nullable;

/**
 * The tables and the restart interval in force (T.81 B.2.4). Frames of Motion JPEG leave out the Huffman tables 0 and 1
 * where they are those of T.81 annex K.3, so these stand in for missing ones, as in libjpeg.
 */
final class ScanTables {
  private final int[] @Nullable [] quantizers = new int[4][];
  private final @Nullable HuffmanDecoder[] dc = new HuffmanDecoder[4];
  private final @Nullable HuffmanDecoder[] ac = new HuffmanDecoder[4];
  private int restartInterval;
  private boolean standardTaken;

  /** Takes a table segment in; false if it is none. */
  boolean read(int marker, Segment segment) {
    switch (marker) {
      case Marker.DQT -> readQuantizers(segment);
      case Marker.DHT -> readHuffman(segment);
      case Marker.DRI -> restartInterval = segment.u16();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readQuantizers(Segment segment) {
    while (segment.remaining() > 0) {
      int offset = segment.offset();
      int precisionAndId = segment.u8();
      if ((precisionAndId & 0xec) != 0) {
        throw Malformed.at(offset, "quantization table number " + precisionAndId);
      }
      int[] table = new int[64];
      for (int k = 0; k < 64; k++) {
        table[k] = precisionAndId >> 4 == 0 ? segment.u8() : segment.u16();
        if (table[k] == 0) {
          throw Malformed.at(segment.offset(), "quantizer 0");
        }
      }
      quantizers[precisionAndId & 3] = table;
    }
  }

  private void readHuffman(Segment segment) {
    while (segment.remaining() > 0) {
      int offset = segment.offset();
      int classAndId = segment.u8();
      if ((classAndId & 0xec) != 0) {
        throw Malformed.at(offset, "Huffman table number " + classAndId);
      }
      int[] counts = new int[16];
      int total = 0;
      for (int i = 0; i < 16; i++) {
        counts[i] = segment.u8();
        total += counts[i];
      }
      if (total > 256) {
        throw Malformed.at(offset, "Huffman table of " + total + " codes");
      }
      HuffmanDecoder decoder = new HuffmanDecoder(counts, segment.bytes(total), offset);
      (classAndId >> 4 == 0 ? dc : ac)[classAndId & 3] = decoder;
    }
  }

  int restartInterval() {
    return restartInterval;
  }

  int[] quantizers(int id, int offset) {
    return require(quantizers[id], "quantization table " + id, offset);
  }

  HuffmanDecoder dc(int id, int offset) {
    if (dc[id] == null && id < 2) {
      dc[id] = standard(
          id == 0 ? JPEGHuffmanTable.StdDCLuminance : JPEGHuffmanTable.StdDCChrominance, offset);
    }
    return require(dc[id], "Huffman table " + id + " for DC", offset);
  }

  HuffmanDecoder ac(int id, int offset) {
    if (ac[id] == null && id < 2) {
      ac[id] = standard(
          id == 0 ? JPEGHuffmanTable.StdACLuminance : JPEGHuffmanTable.StdACChrominance, offset);
    }
    return require(ac[id], "Huffman table " + id + " for AC", offset);
  }

  private HuffmanDecoder standard(JPEGHuffmanTable table, int offset) {
    standardTaken = true;
    int[] counts = new int[16];
    short[] lengths = table.getLengths();
    for (int i = 0; i < lengths.length; i++) {
      counts[i] = lengths[i];
    }
    short[] values = table.getValues();
    byte[] symbols = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      symbols[i] = (byte) values[i];
    }
    return new HuffmanDecoder(counts, symbols, offset);
  }

  /** Whether a table was missing and the standard's taken. */
  boolean standardTaken() {
    return standardTaken;
  }

  private static <T> T require(@Nullable T table, String what, int offset) {
    if (table == null) {
      throw Malformed.at(offset, what + " is missing");
    }
    return table;
  }
}
