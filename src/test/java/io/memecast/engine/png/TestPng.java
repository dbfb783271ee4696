package io.memecast.engine.png;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNGs of every kind from random samples, with random row filters, without any of the code under test. {@code
 * samples[y][x * channels + c]} is what was written.
 */
final class TestPng {
  private static final int[] LEFT = {0, 4, 0, 2, 0, 1, 0};
  private static final int[] TOP = {0, 0, 4, 0, 2, 0, 1};
  private static final int[] STEP_X = {8, 8, 4, 4, 2, 2, 1};
  private static final int[] STEP_Y = {8, 8, 8, 4, 4, 2, 2};

  final int width;
  final int height;
  final int colorType;
  final int depth;
  final boolean interlaced;
  final int channels;
  final int[][] samples;
  private final Random random;
  private final List<byte[]> beforeImage = new ArrayList<>();
  private int idatBytes = Integer.MAX_VALUE;

  TestPng(int width, int height, int colorType, int depth, boolean interlaced, long seed) {
    this.width = width;
    this.height = height;
    this.colorType = colorType;
    this.depth = depth;
    this.interlaced = interlaced;
    channels = new int[] {1, 0, 3, 1, 2, 0, 4}[colorType];
    random = new Random(seed);
    samples = new int[height][width * channels];
    for (int[] row : samples) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(1 << depth);
      }
    }
  }

  /** A chunk between IHDR and the image data. */
  TestPng with(String type, byte... data) {
    beforeImage.add(chunk(type, data));
    return this;
  }

  /** Splits the image data into chunks of so many bytes. */
  TestPng splitAt(int bytes) {
    idatBytes = bytes;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.writeBytes(chunk("IHDR", header(width, height, depth, colorType, interlaced)));
    beforeImage.forEach(file::writeBytes);
    byte[] data = zlib(interlaced ? interlacedRows() : rows(0, 0, 1, 1));
    for (int at = 0; at < data.length; at += Math.min(idatBytes, data.length - at)) {
      int length = Math.min(idatBytes, data.length - at);
      file.writeBytes(chunk("IDAT", java.util.Arrays.copyOfRange(data, at, at + length)));
    }
    file.writeBytes(chunk("IEND"));
    return file.toByteArray();
  }

  static byte[] header(int width, int height, int depth, int colorType, boolean interlaced) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(width);
      out.writeInt(height);
      out.write(new byte[] {(byte) depth, (byte) colorType, 0, 0, (byte) (interlaced ? 1 : 0)});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] chunk(String type, byte... data) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(data.length);
      out.write(name);
      out.write(data);
      out.writeInt((int) crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] zlib(byte[] plain) {
    Deflater deflater = new Deflater();
    deflater.setInput(plain);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private byte[] interlacedRows() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int pass = 0; pass < 7; pass++) {
      if (LEFT[pass] < width) {
        out.writeBytes(rows(LEFT[pass], TOP[pass], STEP_X[pass], STEP_Y[pass]));
      }
    }
    return out.toByteArray();
  }

  private byte[] rows(int left, int top, int stepX, int stepY) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int columns = (width - left + stepX - 1) / stepX;
    byte[] above = new byte[(columns * channels * depth + 7) / 8];
    for (int y = top; y < height; y += stepY) {
      byte[] row = new byte[above.length];
      int bit = 0;
      for (int x = left; x < width; x += stepX) {
        for (int c = 0; c < channels; c++) {
          pack(row, bit, samples[y][x * channels + c]);
          bit += depth;
        }
      }
      int filter = random.nextInt(5);
      out.write(filter);
      out.writeBytes(filtered(filter, row, above));
      above = row;
    }
    return out.toByteArray();
  }

  private void pack(byte[] row, int bit, int sample) {
    for (int i = 0; i < depth; i++) {
      int value = sample >> (depth - 1 - i) & 1;
      row[(bit + i) / 8] |= (byte) (value << (7 - (bit + i) % 8));
    }
  }

  private byte[] filtered(int filter, byte[] row, byte[] above) {
    int distance = Math.max(1, channels * depth / 8);
    byte[] out = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      int a = i < distance ? 0 : row[i - distance] & 0xff;
      int b = above[i] & 0xff;
      int c = i < distance ? 0 : above[i - distance] & 0xff;
      int prediction =
          switch (filter) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) / 2;
            case 4 -> paeth(a, b, c);
            default -> 0;
          };
      out[i] = (byte) (row[i] - prediction);
    }
    return out;
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    if (pa <= pb && pa <= pc) {
      return a;
    }
    return pb <= pc ? b : c;
  }
}
