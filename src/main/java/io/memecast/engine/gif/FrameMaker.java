package io.memecast.engine.gif;

import io.memecast.error.Deadline;
import java.util.Arrays;

/**
 * Makes frames from pixels, each with a table of its own: exact where the table has room for all colours, else
 * quantised. Used by one thread.
 */
final class FrameMaker {
  /** Cells of 6 bits a channel, in which a nearest entry is remembered. */
  private static final int FINE_CELLS = 1 << 18;

  /** A look at the deadline at every millionth pixel, about. */
  private static final int CHECK_MASK = (1 << 20) - 1;

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
    ExactColors exact = new ExactColors();
    byte[] pixels = new byte[argb.length];
    boolean holes = false;
    boolean fits = true;
    for (int i = 0; i < argb.length; i++) {
      checkDeadline(i);
      if (argb[i] >>> 24 == 0) {
        holes = true;
      } else if (fits) {
        int number = exact.number(argb[i] & 0xffffff);
        fits = number >= 0;
        pixels[i] = (byte) number;
      }
    }
    int[] palette = exact.palette();
    if (!fits || palette.length + (holes ? 1 : 0) > 256) {
      quantized++;
      quantizer.clear();
      quantizer.add(argb);
      palette = quantizer.palette(maxColors);
      pixels = nearest(argb, palette);
    }
    if (holes) {
      fillHoles(argb, pixels, (byte) palette.length);
    }
    return make(box, clears, control, pixels, palette, holes);
  }

  private static void fillHoles(int[] argb, byte[] pixels, byte index) {
    for (int i = 0; i < argb.length; i++) {
      if (argb[i] >>> 24 == 0) {
        pixels[i] = index;
      }
    }
  }

  private void checkDeadline(int pixel) {
    if ((pixel & CHECK_MASK) == 0) {
      deadline.check();
    }
  }

  private byte[] nearest(int[] argb, int[] palette) {
    ColorTable table = new ColorTable(palette, GraphicControl.NONE, false);
    short[] known = new short[FINE_CELLS];
    Arrays.fill(known, (short) -1);
    byte[] pixels = new byte[argb.length];
    for (int i = 0; i < argb.length; i++) {
      int pixel = argb[i];
      checkDeadline(i);
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
