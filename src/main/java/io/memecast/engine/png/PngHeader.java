package io.memecast.engine.png;

import io.memecast.engine.codec.Limits;

/**
 * The IHDR chunk (RFC 2083, 4.1.1).
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param bitDepth of a sample, or of a palette index
 * @param interlaced Adam7
 */
record PngHeader(int width, int height, int bitDepth, ColorType colorType, boolean interlaced) {
  static final int LENGTH = 13;

  /** Reads the chunk's data, which lies at {@code offset}, and holds the size against the limits. */
  static PngHeader read(byte[] file, int offset, Limits limits) {
    int width = Chunk.int32(file, offset);
    int height = Chunk.int32(file, offset + 4);
    if (width <= 0 || height <= 0) {
      throw BrokenPng.at(offset, "no picture has the size " + width + "×" + height);
    }
    limits.checkPixels(width, height);
    ColorType colorType = ColorType.of(file[offset + 9] & 0xff, offset + 9);
    int bitDepth = file[offset + 8] & 0xff;
    if (!colorType.allowsDepth(bitDepth)) {
      throw BrokenPng.at(offset + 8, "colour type " + colorType + " has no depth " + bitDepth);
    }
    if (file[offset + 10] != 0 || file[offset + 11] != 0) {
      throw BrokenPng.at(offset + 10, "unknown compression or filter method");
    }
    int interlace = file[offset + 12] & 0xff;
    if (interlace > 1) {
      throw BrokenPng.at(offset + 12, "there is no interlace method " + interlace);
    }
    return new PngHeader(width, height, bitDepth, colorType, interlace == 1);
  }

  /** Bytes of a pixel as it is kept, with an alpha channel that the file may have. */
  int mostPixelBytes() {
    boolean opaque = colorType == ColorType.RGB || colorType == ColorType.GREY;
    return (opaque ? 3 : 4) * (bitDepth == 16 ? 2 : 1);
  }

  /** Bytes of a row of so many pixels, without its filter byte. */
  long rowBytes(int pixels) {
    return ((long) pixels * bitDepth * colorType.channels() + 7) / 8;
  }

  /** Bytes from one sample to the one it is predicted from (RFC 2083, 6.3): at least 1. */
  int filterDistance() {
    return Math.max(1, bitDepth * colorType.channels() / 8);
  }

  /** Bytes of all rows with their filter bytes: what the image data must inflate to. */
  long inflatedBytes() {
    if (!interlaced) {
      return (rowBytes(width) + 1) * height;
    }
    long bytes = 0;
    for (Adam7 pass : Adam7.values()) {
      int columns = pass.columns(width);
      if (columns > 0) {
        bytes += (rowBytes(columns) + 1) * pass.rows(height);
      }
    }
    return bytes;
  }
}
