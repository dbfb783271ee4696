package io.memecast.engine.png;

import org.jspecify.annotations.Nullable;

/**
 * Turns the file's rows into the samples that are kept: palette entries become their colours, grey becomes red, green
 * and blue alike, less than 8 bits are scaled to 8 (RFC 2083, 10.4, where that is exact), a transparent colour becomes
 * an alpha channel. One thread at a time.
 */
final class SampleExpander {
  private final PngHeader header;
  private final SampleLayout layout;
  private final byte[] file;
  private final @Nullable Chunk palette;
  private final @Nullable Chunk transparency;
  private final int sampleBytes;

  SampleExpander(PngFile png) {
    header = png.header();
    file = png.bytes();
    palette = png.palette();
    transparency = png.transparency();
    boolean alpha = header.colorType().hasAlpha() || transparency != null;
    layout = SampleLayout.of(alpha, header.bitDepth() == 16);
    sampleBytes = layout.bytesPerSample();
  }

  /** The form that this makes. */
  SampleLayout layout() {
    return layout;
  }

  /**
   * Expands one row.
   *
   * @param row the file's samples, without the filter byte
   * @param pixels how many
   * @param target receives them from {@code offset} on, one every {@code step} bytes
   */
  void expand(byte[] row, int pixels, byte[] target, int offset, int step) {
    switch (header.colorType()) {
      case GREY -> expandGrey(row, pixels, target, offset, step);
      case RGB -> expandRgb(row, pixels, target, offset, step);
      case PALETTE -> expandPalette(row, pixels, target, offset, step);
      case GREY_ALPHA -> expandGreyAlpha(row, pixels, target, offset, step);
      case RGB_ALPHA -> copyPixels(row, pixels, target, offset, step);
    }
  }

  private void expandGrey(byte[] row, int pixels, byte[] target, int offset, int step) {
    int clear = transparency == null ? -1 : transparentSample(0);
    int scale = sampleBytes == 2 ? 1 : 255 / ((1 << header.bitDepth()) - 1);
    for (int i = 0, at = offset; i < pixels; i++, at += step) {
      int sample = sample(row, i);
      putColor(target, at, sample * scale, sample * scale, sample * scale);
      putAlpha(target, at, sample == clear);
    }
  }

  private void expandRgb(byte[] row, int pixels, byte[] target, int offset, int step) {
    copyPixels(row, pixels, target, offset, step);
    if (transparency == null) {
      return;
    }
    int red = transparentSample(0);
    int green = transparentSample(1);
    int blue = transparentSample(2);
    for (int i = 0, at = offset; i < pixels; i++, at += step) {
      boolean clear = sample(row, 3 * i) == red
          && sample(row, 3 * i + 1) == green
          && sample(row, 3 * i + 2) == blue;
      putAlpha(target, at, clear);
    }
  }

  /** Only called when there is a palette. An index beyond it is black, as viewers show it. */
  private void expandPalette(byte[] row, int pixels, byte[] target, int offset, int step) {
    if (palette == null) {
      return;
    }
    int entries = palette.length() / 3;
    for (int i = 0, at = offset; i < pixels; i++, at += step) {
      int index = sample(row, i);
      if (index < entries) {
        System.arraycopy(file, palette.data() + 3 * index, target, at, 3);
      }
      if (transparency != null) {
        target[at + 3] =
            index < transparency.length() ? file[transparency.data() + index] : (byte) 255;
      }
    }
  }

  private void expandGreyAlpha(byte[] row, int pixels, byte[] target, int offset, int step) {
    for (int i = 0, at = offset; i < pixels; i++, at += step) {
      int grey = sample(row, 2 * i);
      putColor(target, at, grey, grey, grey);
      System.arraycopy(row, (2 * i + 1) * sampleBytes, target, at + 3 * sampleBytes, sampleBytes);
    }
  }

  /** The file's pixels as they are, whose first bytes are those of the pixels that are kept. */
  private void copyPixels(byte[] row, int pixels, byte[] target, int offset, int step) {
    int length = header.colorType().channels() * sampleBytes;
    for (int i = 0, at = offset; i < pixels; i++, at += step) {
      System.arraycopy(row, i * length, target, at, length);
    }
  }

  /** Sample number {@code index} of a row: its bits run from the high to the low (RFC 2083, 2.3). */
  private int sample(byte[] row, int index) {
    int depth = header.bitDepth();
    if (depth == 16) {
      return (row[2 * index] & 0xff) << 8 | (row[2 * index + 1] & 0xff);
    }
    if (depth == 8) {
      return row[index] & 0xff;
    }
    int perByte = 8 / depth;
    int shift = 8 - depth * (index % perByte + 1);
    return row[index / perByte] >> shift & ((1 << depth) - 1);
  }

  /**
   * A sample of tRNS: always 16 bits (RFC 2083, 4.2.9). Of pictures of at most 8 bits the low byte counts; where it is
   * larger than any sample, nothing is transparent, as browsers show it.
   */
  private int transparentSample(int channel) {
    if (transparency == null) {
      return -1;
    }
    int at = transparency.data() + 2 * channel;
    int sample = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    return header.bitDepth() == 16 ? sample : sample & 0xff;
  }

  private void putColor(byte[] target, int at, int red, int green, int blue) {
    put(target, at, red);
    put(target, at + sampleBytes, green);
    put(target, at + 2 * sampleBytes, blue);
  }

  private void putAlpha(byte[] target, int at, boolean clear) {
    if (layout.hasAlpha()) {
      put(target, at + 3 * sampleBytes, clear ? 0 : 0xffff);
    }
  }

  private void put(byte[] target, int at, int sample) {
    if (sampleBytes == 2) {
      target[at] = (byte) (sample >> 8);
      target[at + 1] = (byte) sample;
    } else {
      target[at] = (byte) sample;
    }
  }
}
