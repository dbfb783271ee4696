package io.memecast.engine.jpeg;

/**
 * The bare template's entropy-coded MCU rows, each a restart interval of its own with the marker behind it.
 *
 * @param bytes all rows
 * @param starts where each row starts, and the end of the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never written to
record CodedRows(byte[] bytes, int[] starts) {
  int length(int row) {
    return starts[row + 1] - starts[row];
  }
}
