package io.memecast.engine.gif;

import java.util.ArrayList;
import java.util.List;

/**
 * A second reader of GIFs, written from the specification and sharing nothing with the code under test: it plays a file
 * as browsers do (cleared = transparent) and keeps what each frame shows. Believes what it reads; for well-formed files.
 */
public final class GifOracle {
  public final int width;
  public final int height;
  final int loopCount;

  /** What each frame shows, 0xAARRGGBB, 0 = transparent. */
  public final List<int[]> shown = new ArrayList<>();

  public final List<Integer> delays = new ArrayList<>();
  final List<Integer> localTableSizes = new ArrayList<>();
  final List<Integer> codeSizes = new ArrayList<>();
  final List<String> extensions = new ArrayList<>();

  private final byte[] file;
  private int at = 6;

  public static GifOracle play(byte[] file) {
    return new GifOracle(file);
  }

  private GifOracle(byte[] file) {
    this.file = file;
    width = u16();
    height = u16();
    int packed = u8();
    at += 2;
    int[] global = (packed & 0x80) != 0 ? table(packed) : new int[0];
    int[] canvas = new int[width * height];
    int loops = -1;
    int delay = 0;
    int disposal = 0;
    int transparent = -1;
    int block = u8();
    while (block != 0x3b) {
      if (block == 0x21) {
        int label = u8();
        byte[] first = subBlock();
        if (label == 0xf9) {
          disposal = first[0] >> 2 & 7;
          transparent = (first[0] & 1) != 0 ? first[3] & 0xff : -1;
          delay = (first[1] & 0xff) + 256 * (first[2] & 0xff);
        } else if (label == 0xff) {
          extensions.add(new String(first, java.nio.charset.StandardCharsets.ISO_8859_1));
        } else {
          extensions.add("label " + label);
        }
        for (byte[] next = first; next.length > 0; next = subBlock()) {
          if (label == 0xff && next.length == 3) {
            loops = (next[1] & 0xff) + 256 * (next[2] & 0xff);
          }
        }
      } else {
        int[] before = canvas.clone();
        int x = u16();
        int y = u16();
        int w = u16();
        int h = u16();
        int flags = u8();
        int[] colors = (flags & 0x80) != 0 ? table(flags) : global;
        localTableSizes.add((flags & 0x80) != 0 ? colors.length : 0);
        int[] indices = unpack(w * h);
        int i = 0;
        for (int row : rows(h, (flags & 0x40) != 0)) {
          for (int column = 0; column < w; column++) {
            int index = indices[i++];
            boolean inside = x + column < width && y + row < height;
            if (inside && index != transparent) {
              int color = index < colors.length ? colors[index] : 0;
              canvas[(y + row) * width + x + column] = 0xff000000 | color;
            }
          }
        }
        shown.add(canvas.clone());
        delays.add(delay);
        if (disposal == 2) {
          for (int row = y; row < Math.min(height, y + h); row++) {
            for (int column = x; column < Math.min(width, x + w); column++) {
              canvas[row * width + column] = 0;
            }
          }
        } else if (disposal == 3) {
          canvas = before;
        }
        delay = 0;
        disposal = 0;
        transparent = -1;
      }
      block = u8();
    }
    loopCount = loops;
    if (at != file.length) {
      throw new IllegalStateException("bytes after the trailer");
    }
  }

  private static List<Integer> rows(int height, boolean interlaced) {
    List<Integer> rows = new ArrayList<>();
    int[][] passes =
        interlaced ? new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}} : new int[][] {{0, 1}};
    for (int[] pass : passes) {
      for (int y = pass[0]; y < height; y += pass[1]) {
        rows.add(y);
      }
    }
    return rows;
  }

  private int[] unpack(int count) {
    int literalBits = u8();
    codeSizes.add(literalBits);
    java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
    for (byte[] block = subBlock(); block.length > 0; block = subBlock()) {
      joined.writeBytes(block);
    }
    byte[] data = joined.toByteArray();
    int[] indices = new int[count];
    int done = 0;
    List<int[]> strings = literals(literalBits);
    int[] previous = {};
    int clear = 1 << literalBits;
    int size = literalBits + 1;
    long bit = 0;
    while (done < count) {
      int code = 0;
      for (int i = 0; i < size; i++, bit++) {
        code |= (data[(int) (bit / 8)] >> bit % 8 & 1) << i;
      }
      if (code == clear) {
        strings = literals(literalBits);
        size = literalBits + 1;
        previous = new int[0];
        continue;
      }
      if (code == clear + 1) {
        break;
      }
      int[] string;
      if (code < strings.size()) {
        string = strings.get(code);
      } else {
        string = append(previous, previous[0]);
      }
      if (previous.length > 0 && strings.size() < 4096) {
        strings.add(append(previous, string[0]));
        if (strings.size() == 1 << size && size < 12) {
          size++;
        }
      }
      for (int i = 0; i < string.length && done < count; i++) {
        indices[done++] = string[i];
      }
      previous = string;
    }
    if (done != count) {
      throw new IllegalStateException(done + " of " + count + " pixels");
    }
    return indices;
  }

  private static List<int[]> literals(int bits) {
    List<int[]> strings = new ArrayList<>();
    for (int i = 0; i < (1 << bits) + 2; i++) {
      strings.add(new int[] {i});
    }
    return strings;
  }

  private static int[] append(int[] string, int value) {
    int[] longer = java.util.Arrays.copyOf(string, string.length + 1);
    longer[string.length] = value;
    return longer;
  }

  private int[] table(int packed) {
    int[] table = new int[2 << (packed & 7)];
    for (int i = 0; i < table.length; i++) {
      table[i] = u8() << 16 | u8() << 8 | u8();
    }
    return table;
  }

  private byte[] subBlock() {
    int length = u8();
    at += length;
    return java.util.Arrays.copyOfRange(file, at - length, at);
  }

  private int u16() {
    return u8() + 256 * u8();
  }

  private int u8() {
    return file[at++] & 0xff;
  }
}
