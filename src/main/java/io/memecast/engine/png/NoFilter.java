package io.memecast.engine.png;

/** None on every row: best where few colours repeat, as in drawings and pictures that had a palette. */
final class NoFilter implements BandFilter {
  @Override
  public void filter(
      byte[] rows, int at, int length, int distance, boolean first, byte[] target, int to) {
    target[to] = (byte) RowFilter.NONE.code();
    System.arraycopy(rows, at, target, to + 1, length);
  }
}
