package io.memecast.engine.jpeg;

/**
 * Puts ink on one block of samples and takes it to coefficients. Samples are in {@link PreparedComponent#unit}s until the
 * quantizer, so nothing is rounded on the way. Reused; one thread at a time.
 *
 * <p>This is where a caption's time goes, so the cases are told apart: no ink (the template's coefficients stay), nothing
 * but outline or fill (the mean is all there is), rows without ink, chroma of black and white. The rows are written out
 * because the compiler keeps only then a row's samples in registers from the coverage to the transform.
 */
final class BlockCompositor {
  private static final long ALL = -1L; // eight pixels wholly covered

  /** At {@link ForwardDct#COLUMN_ORDER}; of a block with mask 0 or 1 only the first is valid. */
  final short[] coefficients = new short[64];

  private final float[] block = new float[64];
  private final MaskLanes total = new MaskLanes();
  private final MaskLanes fill = new MaskLanes();
  private long mask;

  // The block at hand.
  private byte[] samples = new byte[0];
  private int at;
  private int stride;
  private int unit;
  private int outline;
  private int fillLessOutline;

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
    int inRow = y * Frame.BLOCK * component.stride + x * Frame.BLOCK;
    int inPlane = row * component.v * Frame.BLOCK * component.stride + inRow;
    samples = ink.samples(index, component);
    at = ink.hasPainted() ? inRow : inPlane;
    stride = component.stride;
    unit = component.unit;
    outline = ink.colors.outline(index);
    fillLessOutline = ink.colors.fillLessOutline(index);
    boolean touched = component.isSubsampled()
        ? subsampled(ink.strip, component, x, y)
        : full(ink.strip, component, x, y);
    if (touched || !ink.hasPainted() || !differsFrom(component.plane, inPlane)) {
      return touched;
    }
    for (int i = 0; i < 8; i++) {
      untouchedRow(i);
    }
    mask = ForwardDct.quantize(block, component.reciprocals, coefficients);
    return true;
  }

  /** Whether ink below the strip changed the block. */
  private boolean differsFrom(byte[] plane, int inPlane) {
    for (int i = 0; i < 8; i++) {
      long painted = (long) MaskLanes.LONG.get(samples, at + i * stride);
      if (painted != (long) MaskLanes.LONG.get(plane, inPlane + i * stride)) {
        return true;
      }
    }
    return false;
  }

  /** A block whose samples are pixels. */
  private boolean full(InkStrip strip, PreparedComponent component, int x, int y) {
    byte[] totals = strip.total();
    byte[] fills = strip.fill();
    int first = y * Frame.BLOCK * strip.stride() + x * Frame.BLOCK;
    long any = 0;
    long all = ALL;
    long anyFill = 0;
    long allFill = ALL;
    for (int i = 0; i < 8; i++) {
      long totalRow = (long) MaskLanes.LONG.get(totals, first + i * strip.stride());
      long fillRow = (long) MaskLanes.LONG.get(fills, first + i * strip.stride());
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
    for (int i = 0; i < 8; i++) {
      int maskAt = first + i * strip.stride();
      if ((long) MaskLanes.LONG.get(totals, maskAt) == 0) {
        untouchedRow(i);
      } else {
        fullRow(totals, fills, maskAt, i);
      }
    }
    mask = ForwardDct.quantize(block, component.reciprocals, coefficients);
    return true;
  }

  private void fullRow(byte[] t, byte[] f, int m, int row) {
    byte[] s = samples;
    int from = at + row * stride;
    ForwardDct.row(
        block,
        row * 8,
        blend(s[from], t[m] & 0xff, f[m] & 0xff),
        blend(s[from + 1], t[m + 1] & 0xff, f[m + 1] & 0xff),
        blend(s[from + 2], t[m + 2] & 0xff, f[m + 2] & 0xff),
        blend(s[from + 3], t[m + 3] & 0xff, f[m + 3] & 0xff),
        blend(s[from + 4], t[m + 4] & 0xff, f[m + 4] & 0xff),
        blend(s[from + 5], t[m + 5] & 0xff, f[m + 5] & 0xff),
        blend(s[from + 6], t[m + 6] & 0xff, f[m + 6] & 0xff),
        blend(s[from + 7], t[m + 7] & 0xff, f[m + 7] & 0xff));
  }

  /** A block whose samples each stand for several pixels. */
  private boolean subsampled(InkStrip strip, PreparedComponent component, int x, int y) {
    int across = component.pixelsAcross;
    int down = component.pixelsDown;
    int first = y * Frame.BLOCK * down * strip.stride() + x * Frame.BLOCK * across;
    total.sum(strip.total(), first, strip.stride(), across, down);
    if (total.allAre(0)) {
      return false;
    }
    long whole = MaskLanes.everywhere(unit);
    boolean oneColor = fillLessOutline == 0;
    if (!oneColor) {
      fill.sum(strip.fill(), first, strip.stride(), across, down);
    }
    if (total.allAre(whole) && (oneColor || fill.allAre(0) || fill.allAre(whole))) {
      constant(component, oneColor || fill.allAre(0) ? outline : outline + fillLessOutline);
      return true;
    }
    for (int i = 0; i < 8; i++) {
      if ((total.lanes[i * 2] | total.lanes[i * 2 + 1]) == 0) {
        untouchedRow(i);
      } else if (oneColor) {
        oneColorRow(i);
      } else {
        twoColorRow(i);
      }
    }
    mask = ForwardDct.quantize(block, component.reciprocals, coefficients);
    return true;
  }

  private void oneColorRow(int row) {
    byte[] s = samples;
    int from = at + row * stride;
    long t0 = total.lanes[row * 2];
    long t1 = total.lanes[row * 2 + 1];
    ForwardDct.row(
        block,
        row * 8,
        blend(s[from], lane(t0, 0)),
        blend(s[from + 1], lane(t0, 1)),
        blend(s[from + 2], lane(t0, 2)),
        blend(s[from + 3], lane(t0, 3)),
        blend(s[from + 4], lane(t1, 0)),
        blend(s[from + 5], lane(t1, 1)),
        blend(s[from + 6], lane(t1, 2)),
        blend(s[from + 7], lane(t1, 3)));
  }

  private void twoColorRow(int row) {
    byte[] s = samples;
    int from = at + row * stride;
    long t0 = total.lanes[row * 2];
    long t1 = total.lanes[row * 2 + 1];
    long f0 = fill.lanes[row * 2];
    long f1 = fill.lanes[row * 2 + 1];
    ForwardDct.row(
        block,
        row * 8,
        blend(s[from], lane(t0, 0), lane(f0, 0)),
        blend(s[from + 1], lane(t0, 1), lane(f0, 1)),
        blend(s[from + 2], lane(t0, 2), lane(f0, 2)),
        blend(s[from + 3], lane(t0, 3), lane(f0, 3)),
        blend(s[from + 4], lane(t1, 0), lane(f1, 0)),
        blend(s[from + 5], lane(t1, 1), lane(f1, 1)),
        blend(s[from + 6], lane(t1, 2), lane(f1, 2)),
        blend(s[from + 7], lane(t1, 3), lane(f1, 3)));
  }

  private void untouchedRow(int row) {
    byte[] s = samples;
    int from = at + row * stride;
    ForwardDct.row(
        block,
        row * 8,
        s[from] * unit,
        s[from + 1] * unit,
        s[from + 2] * unit,
        s[from + 3] * unit,
        s[from + 4] * unit,
        s[from + 5] * unit,
        s[from + 6] * unit,
        s[from + 7] * unit);
  }

  private int blend(int sample, int totalInk, int fillInk) {
    return blend(sample, totalInk) + fillInk * fillLessOutline;
  }

  private int blend(int sample, int totalInk) {
    return sample * unit + totalInk * (outline - sample);
  }

  private static int lane(long lanes, int index) {
    return (int) (lanes >>> (16 * index)) & 0xffff;
  }

  private void constant(PreparedComponent component, int sample) {
    int dc = component.constantDc(sample);
    coefficients[0] = (short) dc;
    mask = dc == 0 ? 0 : 1;
  }
}
