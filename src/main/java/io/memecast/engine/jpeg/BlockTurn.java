package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Orientation;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a picture upright by its blocks, without decoding it: first mirrored at its falling diagonal, then left to right,
 * then top to bottom.
 */
record BlockTurn(boolean transposed, boolean mirroredX, boolean mirroredY) {
  static BlockTurn of(Orientation orientation) {
    return new BlockTurn(
        orientation.swapsSides(), orientation.mirrorsUprightX(), orientation.mirrorsUprightY());
  }

  /** Whether {@link #apply(Frame)} can turn the picture: a side that is mirrored must consist of whole MCUs. */
  boolean isLossless(Frame stored) {
    int alongX = transposed ? stored.height() : stored.width();
    int alongY = transposed ? stored.width() : stored.height();
    int mcuX = Frame.BLOCK * (transposed ? stored.maxV() : stored.maxH());
    int mcuY = Frame.BLOCK * (transposed ? stored.maxH() : stored.maxV());
    return (!mirroredX || alongX % mcuX == 0) && (!mirroredY || alongY % mcuY == 0);
  }

  /** The picture turned without loss: only places and signs of coefficients change. */
  Frame apply(Frame stored) {
    List<Component> turned = new ArrayList<>();
    for (Component component : stored.components()) {
      turned.add(apply(component));
    }
    return new Frame(
        transposed ? stored.height() : stored.width(),
        transposed ? stored.width() : stored.height(),
        turned,
        stored.colorModel(),
        stored.metadata());
  }

  private Component apply(Component stored) {
    int across = transposed ? stored.blocksDown() : stored.blocksAcross();
    int down = transposed ? stored.blocksAcross() : stored.blocksDown();
    short[] turned = new short[stored.coefficients().length];
    int[] quantizers = new int[64];
    for (int k = 0; k < 64; k++) {
      quantizers[k] = stored.quantizers()[source(k)];
    }
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        int fromX = mirroredX ? across - 1 - x : x;
        int fromY = mirroredY ? down - 1 - y : y;
        int from = transposed
            ? fromX * stored.blocksAcross() + fromY
            : fromY * stored.blocksAcross() + fromX;
        turnBlock(stored.coefficients(), from * 64, turned, (y * across + x) * 64);
      }
    }
    int h = transposed ? stored.v() : stored.h();
    int v = transposed ? stored.h() : stored.v();
    return new Component(stored.id(), h, v, quantizers, across, down, turned);
  }

  /** Mirroring negates the coefficients of odd frequency in its direction. */
  private void turnBlock(short[] stored, int from, short[] turned, int to) {
    for (int k = 0; k < 64; k++) {
      int natural = ZigZag.NATURAL[k];
      boolean negative = (mirroredX && (natural & 1) != 0) != (mirroredY && (natural & 8) != 0);
      int value = stored[from + source(k)];
      turned[to + k] = (short) (negative ? -value : value);
    }
  }

  private int source(int k) {
    int natural = ZigZag.NATURAL[k];
    return transposed ? ZigZag.PLACE[(natural & 7) << 3 | natural >> 3] : k;
  }

  /** The sampling factors and quantizers turned, for encoding turned pixels. */
  Frame styleOf(Frame stored) {
    List<Component> turned = new ArrayList<>();
    for (Component c : stored.components()) {
      Component empty = new Component(c.id(), c.h(), c.v(), c.quantizers(), 0, 0, new short[0]);
      turned.add(apply(empty));
    }
    return stored.withComponents(turned);
  }
}
