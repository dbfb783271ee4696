package io.memecast.engine.png;

/** Chooses and applies the filter of each row of a band. One thread at a time. */
interface BandFilter {
  /**
   * Filters one row.
   *
   * @param rows holds the row at {@code at} and the one above right before it
   * @param first the row is its band's first: it must not be predicted from the row above, which belongs to another band
   *     that may change without this one
   * @param target receives filter number and filtered bytes from {@code to} on
   */
  void filter(byte[] rows, int at, int length, int distance, boolean first, byte[] target, int to);
}
