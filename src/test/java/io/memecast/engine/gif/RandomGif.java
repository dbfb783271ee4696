package io.memecast.engine.gif;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Animated GIFs with everything the format allows, from a seed: disposals 0 to 3, offsets, frames beyond the canvas,
 * interlace, tables of 2 to 256 colours, global, local or both, frames without transparency, comments, odd code sizes,
 * LZW data with clear codes anywhere or, after the first, nowhere. Has an LZW encoder of its own.
 */
final class RandomGif {
  private final Random random;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int width;
  private int height;

  /** How colours are spread over a frame. */
  private enum Texture {
    FLAT,
    STRIPES,
    NOISE
  }

  private RandomGif(long seed) {
    random = new Random(seed);
  }

  static byte[] of(long seed) {
    return new RandomGif(seed).file();
  }

  private byte[] file() {
    width = 1 + random.nextInt(random.nextInt(8) == 0 ? 5 : 90);
    height = 1 + random.nextInt(random.nextInt(8) == 0 ? 5 : 70);
    int globalBits = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(8);
    ascii("GIF89a");
    u16(width);
    u16(height);
    out.write(globalBits == 0 ? 0 : 0x80 | globalBits - 1);
    out.write(random.nextInt(256));
    out.write(0);
    table(globalBits);
    if (random.nextInt(4) > 0) {
      out.write(0x21);
      out.write(0xff);
      out.write(11);
      ascii(random.nextInt(5) == 0 ? "ANIMEXTS1.0" : "NETSCAPE2.0");
      out.write(3);
      out.write(1);
      u16(random.nextInt(3) * 7);
      out.write(0);
    }
    int frames = 2 + random.nextInt(7);
    for (int i = 0; i < frames; i++) {
      if (random.nextInt(6) == 0) {
        comment();
      }
      frame(globalBits, i == 0);
    }
    out.write(0x3b);
    return out.toByteArray();
  }

  private void comment() {
    out.write(0x21);
    out.write(0xfe);
    out.write(4);
    ascii("made");
    out.write(0);
  }

  private void frame(int globalBits, boolean first) {
    boolean local = globalBits == 0 || random.nextInt(4) == 0;
    int tableBits = local ? 1 + random.nextInt(8) : globalBits;
    int codeSize = Math.min(8, Math.max(2, tableBits));
    if (random.nextInt(6) == 0) {
      codeSize = 2 + random.nextInt(codeSize - 1);
    }
    int colors = Math.min(1 << codeSize, 1 << tableBits);
    int transparent = random.nextInt(3) == 0 ? -1 : random.nextInt(1 << tableBits);
    out.write(0x21);
    out.write(0xf9);
    out.write(4);
    out.write(random.nextInt(4) << 2 | (transparent >= 0 ? 1 : 0));
    u16(random.nextInt(4) == 0 ? 0 : random.nextInt(20));
    out.write(Math.max(0, transparent));
    out.write(0);
    boolean whole = first ? random.nextInt(3) > 0 : random.nextInt(4) == 0;
    int x = whole ? 0 : random.nextInt(width);
    int y = whole ? 0 : random.nextInt(height);
    int beyond = random.nextInt(10) == 0 ? 9 : 0;
    int w = whole ? width : 1 + random.nextInt(width - x + beyond);
    int h = whole ? height : 1 + random.nextInt(height - y + beyond);
    boolean interlaced = random.nextInt(3) == 0;
    out.write(0x2c);
    u16(x);
    u16(y);
    u16(w);
    u16(h);
    out.write((interlaced ? 0x40 : 0) | (local ? 0x80 | tableBits - 1 : 0));
    table(local ? tableBits : 0);
    pack(pixels(w, h, colors, transparent), codeSize);
  }

  private int[] pixels(int w, int h, int colors, int transparent) {
    Texture texture = Texture.values()[random.nextInt(3)];
    int used = random.nextBoolean() ? colors : 1 + random.nextInt(colors);
    boolean holes = transparent >= 0 && transparent < colors && random.nextBoolean();
    int[] pixels = new int[w * h];
    int flat = random.nextInt(used);
    for (int i = 0; i < pixels.length; i++) {
      if (random.nextInt(40) == 0) {
        flat = random.nextInt(used);
      }
      pixels[i] = switch (texture) {
        case FLAT -> flat;
        case STRIPES -> i % w * used / w;
        case NOISE -> random.nextInt(used);
      };
      if (holes && random.nextInt(3) > 0) {
        pixels[i] = transparent;
      }
    }
    return pixels;
  }

  private void pack(int[] pixels, int codeSize) {
    int clearEvery = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 20 + random.nextInt(5000);
    byte[] data = pack(pixels, codeSize, clearEvery, random.nextBoolean());
    out.write(codeSize);
    int at = 0;
    while (at < data.length) {
      int length = Math.min(data.length - at, 1 + random.nextInt(255));
      out.write(length);
      out.write(data, at, length);
      at += length;
    }
    out.write(0);
  }

  /**
   * LZW data by the book.
   *
   * @param clearEvery codes between clear codes
   * @param deferred keep a full table instead of clearing it
   */
  static byte[] pack(int[] pixels, int codeSize, int clearEvery, boolean deferred) {
    Bits bits = new Bits();
    int clear = 1 << codeSize;
    int width = codeSize + 1;
    int codes = 0;
    Map<Integer, Integer> table = new HashMap<>();
    bits.put(clear, width);
    int prefix = pixels[0];
    for (int i = 1; i < pixels.length; i++) {
      Integer known = table.get(prefix << 8 | pixels[i]);
      if (known != null) {
        prefix = known;
        continue;
      }
      bits.put(prefix, width);
      codes++;
      int next = clear + 2 + table.size();
      if (next < 4096) {
        table.put(prefix << 8 | pixels[i], next);
        if (next == 1 << width) {
          width++;
        }
      }
      if (codes >= clearEvery || (next >= 4096 && !deferred)) {
        bits.put(clear, width);
        table.clear();
        width = codeSize + 1;
        codes = 0;
      }
      prefix = pixels[i];
    }
    bits.put(prefix, width);
    if (clear + 2 + table.size() == 1 << width && width < 12) {
      width++;
    }
    bits.put(clear + 1, width);
    return bits.bytes();
  }

  private static final class Bits {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int held;
    private int count;

    void put(int code, int width) {
      held |= code << count;
      count += width;
      while (count >= 8) {
        bytes.write(held);
        held >>>= 8;
        count -= 8;
      }
    }

    byte[] bytes() {
      if (count > 0) {
        bytes.write(held);
      }
      return bytes.toByteArray();
    }
  }

  private void table(int bits) {
    boolean grey = random.nextInt(4) == 0;
    for (int i = 0; bits > 0 && i < 1 << bits; i++) {
      int shade = random.nextInt(256);
      for (int c = 0; c < 3; c++) {
        out.write(grey ? shade : random.nextInt(256));
      }
    }
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private void u16(int value) {
    out.write(value);
    out.write(value >> 8);
  }
}
