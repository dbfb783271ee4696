package io.memecast.engine.png;

/**
 * Up on every row but the first, which is Sub: no choosing and the cheapest loop, for bands that are compressed while
 * somebody waits.
 */
final class UpFilter implements BandFilter {
  @Override
  public void filter(
      byte[] rows, int at, int length, int distance, boolean first, byte[] target, int to) {
    RowFilter filter = first ? RowFilter.SUB : RowFilter.UP;
    target[to] = (byte) filter.code();
    filter.apply(rows, at, at - length, length, distance, target, to + 1);
  }
}
