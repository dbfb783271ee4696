package io.memecast.engine.gif;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds GIFs block by block; says what it is told, right or wrong. */
final class TestGif {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Header and logical screen with a global table, or without when it is empty. */
  TestGif(int width, int height, int... globalTable) {
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    u16(width);
    u16(height);
    out.write(globalTable.length == 0 ? 0 : 0x80 | bits(globalTable) - 1);
    u16(0);
    table(globalTable);
  }

  TestGif control(int disposal, int transparent, int delay) {
    out.writeBytes(new byte[] {0x21, (byte) 0xf9, 4});
    out.write(disposal << 2 | (transparent >= 0 ? 1 : 0));
    u16(delay);
    out.write(Math.max(0, transparent));
    out.write(0);
    return this;
  }

  TestGif comment(String text) {
    out.writeBytes(new byte[] {0x21, (byte) 0xfe, (byte) text.length()});
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
    return this;
  }

  TestGif loop(int count) {
    out.writeBytes(new byte[] {0x21, (byte) 0xff, 11});
    out.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {3, 1});
    u16(count);
    out.write(0);
    return this;
  }

  /** An image with the global table. */
  TestGif image(int x, int y, int width, int height, int codeSize, int... pixels) {
    return image(x, y, width, height, new int[0], codeSize, pixels);
  }

  TestGif image(
      int x, int y, int width, int height, int[] localTable, int codeSize, int... pixels) {
    descriptor(x, y, width, height, localTable);
    out.write(codeSize);
    byte[] data = RandomGif.pack(pixels, codeSize, Integer.MAX_VALUE, false);
    for (int at = 0; at < data.length; at += 255) {
      int length = Math.min(255, data.length - at);
      out.write(length);
      out.write(data, at, length);
    }
    out.write(0);
    return this;
  }

  TestGif descriptor(int x, int y, int width, int height, int... localTable) {
    out.write(0x2c);
    u16(x);
    u16(y);
    u16(width);
    u16(height);
    out.write(localTable.length == 0 ? 0 : 0x80 | bits(localTable) - 1);
    table(localTable);
    return this;
  }

  TestGif bytes(int... bytes) {
    for (int value : bytes) {
      out.write(value);
    }
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] end() {
    out.write(0x3b);
    return out.toByteArray();
  }

  /** A table of a power of two colours in which no two are alike. */
  static int[] distinctColors(int count) {
    int[] table = new int[count];
    for (int i = 0; i < count; i++) {
      table[i] = (i * 37 & 0xff) << 16 | (i * 91 & 0xff) << 8 | i;
    }
    return table;
  }

  private static int bits(int[] table) {
    return Integer.numberOfTrailingZeros(table.length);
  }

  private void table(int[] table) {
    for (int color : table) {
      out.write(color >> 16);
      out.write(color >> 8);
      out.write(color);
    }
  }

  private void u16(int value) {
    out.write(value);
    out.write(value >> 8);
  }
}
