package io.memecast.engine.png;

import java.util.zip.CRC32;

/** Walks the chunks of a file and checks length and CRC of each before it is handed out. */
final class ChunkReader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final byte[] file;
  private final CRC32 crc = new CRC32();
  private int position;

  ChunkReader(byte[] file) {
    this.file = file;
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (i >= file.length || file[i] != SIGNATURE[i]) {
        throw BrokenPng.at(i, "it does not begin like a PNG");
      }
    }
    position = SIGNATURE.length;
  }

  static byte[] signature() {
    return SIGNATURE.clone();
  }

  /** The next chunk; a file ends with IEND, so there always is one before that. */
  Chunk next() {
    if (file.length - position < Chunk.OVERHEAD) {
      throw BrokenPng.at(file.length, "the file is cut off, IEND is missing");
    }
    int length = Chunk.int32(file, position);
    Chunk chunk = new Chunk(Chunk.int32(file, position + 4), position, length);
    requireName(chunk);
    if (length < 0 || length > file.length - position - Chunk.OVERHEAD) {
      throw BrokenPng.at(
          position,
          "chunk " + chunk.name() + " of " + (length & 0xffffffffL) + " bytes is cut off, only "
              + (file.length - position - Chunk.OVERHEAD) + " are left");
    }
    crc.reset();
    crc.update(file, position + 4, length + 4);
    if ((int) crc.getValue() != Chunk.int32(file, chunk.end() - 4)) {
      throw BrokenPng.at(chunk.end() - 4, "chunk " + chunk.name() + " does not match its CRC");
    }
    position = chunk.end();
    return chunk;
  }

  private void requireName(Chunk chunk) {
    for (int shift = 0; shift < 32; shift += 8) {
      int letter = chunk.type() >> shift & 0xdf;
      if (letter < 'A' || letter > 'Z') {
        throw BrokenPng.at(position + 4, "a chunk's name must be four letters");
      }
    }
  }
}
