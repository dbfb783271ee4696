package io.memecast.engine.jpeg;

/**
 * Puts ink on one block of samples and takes it to coefficients. Samples are in {@link PreparedComponent#unit}s until the
 * quantizer, so nothing is rounded on the way. Reused; one thread at a time.
 */
final class BlockCompositor {
  private static final long ALL = -1L; // eight pixels wholly covered

  final short[] coefficients = new short[64];
  private final float[] block = new float[64];
  private final MaskLanes total = new MaskLanes();
  private final MaskLanes fill = new MaskLanes();
  private long mask;

  /** Bit k is set where coefficient k of the last block made is not 0. */
  long mask() {
    return mask;
  }

  /**
   * Makes one block.
   *
   * @param index of the component
   * @param x the block's column in the picture
   * @param y the block's row in the MCU row
   * @param row the MCU row
   * @return false if no ink touches the block; then nothing was made
   */
  boolean make(RowInk ink, PreparedComponent component, int index, int x, int y, int row) {
    byte[] samples = ink.samples(index, component);
    int inRow = y * Frame.BLOCK * component.stride + x * Frame.BLOCK;
    int inPlane = row * component.v * Frame.BLOCK * component.stride + inRow;
    int at = ink.hasPainted() ? inRow : inPlane;
    int outline = ink.colors.outline(index);
    int fillLessOutline = ink.colors.fillLessOutline(index);
    boolean touched = component.pixelsAcross * component.pixelsDown == 1
        ? full(ink.strip, component, samples, at, x, y, outline, fillLessOutline)
        : subsampled(ink.strip, component, samples, at, x, y, outline, fillLessOutline);
    if (!touched && ink.hasPainted() && differs(component, samples, at, inPlane)) {
      untouchedRows(component, samples, at);
      mask = ForwardDct.quantize(block, component.reciprocals, coefficients);
      return true;
    }
    return touched;
  }

  /** A block whose samples are pixels. */
  private boolean full(
      InkStrip strip,
      PreparedComponent component,
      byte[] samples,
      int at,
      int x,
      int y,
      int outline,
      int fillLessOutline) {
    int stride = strip.stride();
    int first = y * Frame.BLOCK * stride + x * Frame.BLOCK;
    byte[] totals = strip.total();
    byte[] fills = strip.fill();
    long any = 0;
    long all = ALL;
    long anyFill = 0;
    long allFill = ALL;
    for (int row = 0; row < 8; row++) {
      long totalRow = (long) MaskLanes.LONG.get(totals, first + row * stride);
      long fillRow = (long) MaskLanes.LONG.get(fills, first + row * stride);
      any |= totalRow;
      all &= totalRow;
      anyFill |= fillRow;
      allFill &= fillRow;
    }
    if (any == 0) {
      return false;
    }
    if (all == ALL && (anyFill == 0 || allFill == ALL)) {
      constant(component, anyFill == 0 ? outline : outline + fillLessOutline);
      return true;
    }
    for (int row = 0; row < 8; row++) {
      int from = at + row * component.stride;
      int maskAt = first + row * stride;
      if ((long) MaskLanes.LONG.get(totals, maskAt) == 0) {
        untouchedRow(component.unit, samples, from, row * 8);
      } else {
        fullRow(totals, fills, maskAt, samples, from, row * 8, outline, fillLessOutline);
      }
    }
    mask = ForwardDct.quantize(block, component.reciprocals, coefficients);
    return true;
  }

  private void fullRow(
      byte[] t, byte[] f, int m, byte[] s, int from, int to, int outline, int fillLessOutline) {
    ForwardDct.row(
        block,
        to,
        blend(s[from], t[m] & 0xff, f[m] & 0xff, outline, fillLessOutline, 255),
        blend(s[from + 1], t[m + 1] & 0xff, f[m + 1] & 0xff, outline, fillLessOutline, 255),
        blend(s[from + 2], t[m + 2] & 0xff, f[m + 2] & 0xff, outline, fillLessOutline, 255),
        blend(s[from + 3], t[m + 3] & 0xff, f[m + 3] & 0xff, outline, fillLessOutline, 255),
        blend(s[from + 4], t[m + 4] & 0xff, f[m + 4] & 0xff, outline, fillLessOutline, 255),
        blend(s[from + 5], t[m + 5] & 0xff, f[m + 5] & 0xff, outline, fillLessOutline, 255),
        blend(s[from + 6], t[m + 6] & 0xff, f[m + 6] & 0xff, outline, fillLessOutline, 255),
        blend(s[from + 7], t[m + 7] & 0xff, f[m + 7] & 0xff, outline, fillLessOutline, 255));
  }

  /** A block whose samples each stand for several pixels. */
  private boolean subsampled(
      InkStrip strip,
      PreparedComponent component,
      byte[] samples,
      int at,
      int x,
      int y,
      int outline,
      int fillLessOutline) {
    int across = component.pixelsAcross;
    int down = component.pixelsDown;
    int first = y * Frame.BLOCK * down * strip.stride() + x * Frame.BLOCK * across;
    total.sum(strip.total(), first, strip.stride(), across, down);
    if (total.allAre(0)) {
      return false;
    }
    long whole = MaskLanes.everywhere(component.unit);
    boolean covered = total.allAre(whole);
    if (fillLessOutline != 0) {
      fill.sum(strip.fill(), first, strip.stride(), across, down);
      if (covered && (fill.allAre(0) || fill.allAre(whole))) {
        constant(component, outline + (fill.allAre(0) ? 0 : fillLessOutline));
        return true;
      }
    } else if (covered) {
      constant(component, outline);
      return true;
    }
    for (int row = 0; row < 8; row++) {
      int from = at + row * component.stride;
      if ((total.lanes[row * 2] | total.lanes[row * 2 + 1]) == 0) {
        untouchedRow(component.unit, samples, from, row * 8);
      } else {
        if (fillLessOutline == 0) {
          oneColorRow(samples, from, row, outline, component.unit);
        } else {
          twoColorRow(samples, from, row, outline, fillLessOutline, component.unit);
        }
      }
    }
    mask = ForwardDct.quantize(block, component.reciprocals, coefficients);
    return true;
  }

  /** Where outline and fill have the same value, as black and white have in chroma. */
  private void oneColorRow(byte[] s, int from, int row, int color, int unit) {
    long t0 = total.lanes[row * 2];
    long t1 = total.lanes[row * 2 + 1];
    ForwardDct.row(
        block,
        row * 8,
        blend(s[from], lane(t0, 0), color, unit),
        blend(s[from + 1], lane(t0, 1), color, unit),
        blend(s[from + 2], lane(t0, 2), color, unit),
        blend(s[from + 3], lane(t0, 3), color, unit),
        blend(s[from + 4], lane(t1, 0), color, unit),
        blend(s[from + 5], lane(t1, 1), color, unit),
        blend(s[from + 6], lane(t1, 2), color, unit),
        blend(s[from + 7], lane(t1, 3), color, unit));
  }

  private static int blend(int sample, int total, int color, int unit) {
    return sample * unit + total * (color - sample);
  }

  private void twoColorRow(
      byte[] s, int from, int row, int outline, int fillLessOutline, int unit) {
    long t0 = total.lanes[row * 2];
    long t1 = total.lanes[row * 2 + 1];
    long f0 = fill.lanes[row * 2];
    long f1 = fill.lanes[row * 2 + 1];
    ForwardDct.row(
        block,
        row * 8,
        blend(s[from], lane(t0, 0), lane(f0, 0), outline, fillLessOutline, unit),
        blend(s[from + 1], lane(t0, 1), lane(f0, 1), outline, fillLessOutline, unit),
        blend(s[from + 2], lane(t0, 2), lane(f0, 2), outline, fillLessOutline, unit),
        blend(s[from + 3], lane(t0, 3), lane(f0, 3), outline, fillLessOutline, unit),
        blend(s[from + 4], lane(t1, 0), lane(f1, 0), outline, fillLessOutline, unit),
        blend(s[from + 5], lane(t1, 1), lane(f1, 1), outline, fillLessOutline, unit),
        blend(s[from + 6], lane(t1, 2), lane(f1, 2), outline, fillLessOutline, unit),
        blend(s[from + 7], lane(t1, 3), lane(f1, 3), outline, fillLessOutline, unit));
  }

  private static int lane(long lanes, int index) {
    return (int) (lanes >>> (16 * index)) & 0xffff;
  }

  private static int blend(
      int sample, int total, int fill, int outline, int fillLessOutline, int unit) {
    return sample * (unit - total) + total * outline + fill * fillLessOutline;
  }

  private void untouchedRows(PreparedComponent component, byte[] samples, int at) {
    for (int row = 0; row < 8; row++) {
      untouchedRow(component.unit, samples, at + row * component.stride, row * 8);
    }
  }

  private void untouchedRow(int unit, byte[] s, int from, int to) {
    ForwardDct.row(
        block,
        to,
        s[from] * unit,
        s[from + 1] * unit,
        s[from + 2] * unit,
        s[from + 3] * unit,
        s[from + 4] * unit,
        s[from + 5] * unit,
        s[from + 6] * unit,
        s[from + 7] * unit);
  }

  /** Wholly outline or wholly fill: the mean is all there is. */
  private void constant(PreparedComponent component, int sample) {
    int dc = component.constantDc(sample);
    coefficients[0] = (short) dc;
    mask = dc == 0 ? 0 : 1;
  }

  private static boolean differs(PreparedComponent component, byte[] samples, int at, int inPlane) {
    for (int row = 0; row < 8; row++) {
      long painted = (long) MaskLanes.LONG.get(samples, at + row * component.stride);
      long bare = (long) MaskLanes.LONG.get(component.plane, inPlane + row * component.stride);
      if (painted != bare) {
        return true;
      }
    }
    return false;
  }
}
