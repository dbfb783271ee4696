package io.memecast.engine.text;

import java.util.Arrays;

/** A growing list of pairs of ints. */
final class IntPairs {
  private int[] values = new int[64];
  private int size;

  void add(int first, int second) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = first;
    values[size++] = second;
  }

  int first(int index) {
    return values[2 * index];
  }

  int second(int index) {
    return values[2 * index + 1];
  }
}
