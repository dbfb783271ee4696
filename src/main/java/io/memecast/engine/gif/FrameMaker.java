package io.memecast.engine.gif;

import io.memecast.error.Deadline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes frames from pixels, each with a table of its own: exact where the table has room for all colours, else
 * quantised. Used by one thread.
 */
final class FrameMaker {
  /** Cells of 6 bits a channel, in which a nearest entry is remembered. */
  private static final int FINE_CELLS = 1 << 18;

  private final ColorTables tables;
  private final LzwWriter writer = new LzwWriter();
  private final LzwDecoder decoder = new LzwDecoder();
  private final Quantizer quantizer = new Quantizer();
  private final int maxColors;
  private final Deadline deadline;
  private int quantized;

  /**
   * A maker.
   *
   * @param maxColors of a frame that has more than its table can hold, 2..255
   */
  FrameMaker(ColorTables tables, int maxColors, Deadline deadline) {
    this.tables = tables;
    this.maxColors = maxColors;
    this.deadline = deadline;
  }

  /** Frames made so far that had more colours than a table holds. */
  int quantized() {
    return quantized;
  }

  /**
   * A frame.
   *
   * @param argb pixels of the box, row by row; alpha 0 leaves the canvas as it is, others are opaque
   */
  Frame make(Box box, Box clears, GraphicControl control, int[] argb) {
    Map<Integer, Integer> indices = new HashMap<>();
    boolean holes = false;
    for (int pixel : argb) {
      if (pixel >>> 24 == 0) {
        holes = true;
      } else if (indices.size() <= 256) {
        indices.putIfAbsent(pixel & 0xffffff, indices.size());
      }
    }
    int room = holes ? 255 : 256;
    if (indices.size() <= room) {
      int[] palette = new int[indices.size()];
      indices.forEach((color, index) -> palette[index] = color);
      byte[] pixels = new byte[argb.length];
      for (int i = 0; i < argb.length; i++) {
        pixels[i] = (byte)
            (argb[i] >>> 24 == 0 ? palette.length : indices.getOrDefault(argb[i] & 0xffffff, 0));
      }
      return make(box, clears, control, pixels, palette, holes);
    }
    quantized++;
    quantizer.clear();
    quantizer.add(argb);
    int[] palette = quantizer.palette(maxColors);
    return make(box, clears, control, nearest(argb, palette), palette, holes);
  }

  private static byte[] nearest(int[] argb, int[] palette) {
    ColorTable table = new ColorTable(palette, GraphicControl.NONE, false);
    short[] known = new short[FINE_CELLS];
    Arrays.fill(known, (short) -1);
    byte[] pixels = new byte[argb.length];
    for (int i = 0; i < argb.length; i++) {
      int pixel = argb[i];
      if (pixel >>> 24 == 0) {
        pixels[i] = (byte) palette.length;
        continue;
      }
      int cell = (pixel >> 18 & 63) << 12 | (pixel >> 10 & 63) << 6 | (pixel >> 2 & 63);
      if (known[cell] < 0) {
        known[cell] = (short) ColorTable.indexOf(table.nearestTo(pixel & 0xffffff));
      }
      pixels[i] = (byte) known[cell];
    }
    return pixels;
  }

  private Frame make(
      Box box, Box clears, GraphicControl control, byte[] pixels, int[] palette, boolean holes) {
    int used = palette.length + (holes ? 1 : 0);
    int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(used - 1));
    int transparent = holes ? palette.length : GraphicControl.NONE;
    ColorTable colors = tables.share(Arrays.copyOf(palette, 1 << bits), transparent);
    LzwData lzw = LzwData.pack(pixels, bits, writer, decoder, deadline);
    return new Frame(
        box,
        clears,
        control.withTransparentIndex(transparent),
        colors,
        true,
        null,
        lzw,
        Frame.histogram(pixels));
  }
}
