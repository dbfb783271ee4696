package io.memecast.engine.jpeg;

import org.jspecify.annotations.Nullable;

/** One component while its scans are read. */
final class FrameComponent {
  final int id; // Ci
  final int h; // Hi
  final int v; // Vi
  final int tableId; // Tqi

  /** Blocks that hold pixels, as a scan of this component alone has them. */
  int ownAcross;

  int ownDown;

  /** Blocks with those that fill up the MCUs. */
  int blocksAcross;

  int blocksDown;
  short[] coefficients = new short[0];

  /** The table as it was at the component's first scan; it may be defined anew later. */
  int @Nullable [] quantizers;

  /** A scan gave the DC coefficients. */
  boolean started;

  /** That scan held the filling blocks too. */
  boolean filled;

  FrameComponent(int id, int h, int v, int tableId) {
    this.id = id;
    this.h = h;
    this.v = v;
    this.tableId = tableId;
  }

  /** First coefficient of a block. */
  int at(int row, int column) {
    return (row * blocksAcross + column) * 64;
  }

  /** Gives the filling blocks that no scan held their neighbour's mean, so that nothing rings at the edge. */
  void fillUp() {
    if (filled) {
      return;
    }
    for (int row = 0; row < blocksDown; row++) {
      int from = Math.min(row, ownDown - 1);
      for (int column = row < ownDown ? ownAcross : 0; column < blocksAcross; column++) {
        coefficients[at(row, column)] = coefficients[at(from, Math.min(column, ownAcross - 1))];
      }
    }
  }
}
