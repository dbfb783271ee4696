package io.memecast.engine.png;

/**
 * Takes for each row the filter with the smallest sum of absolute differences (RFC 2083, 9.6), for bands that are
 * compressed once and sent often.
 */
final class SmallestSumFilter implements BandFilter {
  private static final RowFilter[] ALL = RowFilter.values();
  private static final RowFilter[] WITHOUT_ROW_ABOVE = {RowFilter.NONE, RowFilter.SUB};

  private byte[] trial = new byte[0];

  @Override
  public void filter(
      byte[] rows, int at, int length, int distance, boolean first, byte[] target, int to) {
    if (trial.length < length) {
      trial = new byte[length];
    }
    long smallest = Long.MAX_VALUE;
    for (RowFilter filter : first ? WITHOUT_ROW_ABOVE : ALL) {
      filter.apply(rows, at, at - length, length, distance, trial, 0);
      long sum = absoluteSum(length);
      if (sum < smallest) {
        smallest = sum;
        target[to] = (byte) filter.code();
        System.arraycopy(trial, 0, target, to + 1, length);
      }
    }
  }

  private long absoluteSum(int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Math.abs(trial[i]);
    }
    return sum;
  }
}
