package io.memecast.engine.gif;

import java.util.Arrays;

/** Numbers colours in the order they come, up to the 256 of a table. An open-addressing hash table; one thread. */
final class ExactColors {
  private static final int SLOT_BITS = 10;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  private static final int MAX = 256;

  private final int[] colors = new int[MAX];
  private final short[] slots = new short[1 << SLOT_BITS];
  private int count;

  ExactColors() {
    Arrays.fill(slots, (short) -1);
  }

  /** The number of a colour 0xRRGGBB, a new one if need be; negative when there is no room for it. */
  int number(int color) {
    int slot = (color * 0x9e3779b1) >>> (32 - SLOT_BITS);
    while (slots[slot] >= 0) {
      if (colors[slots[slot]] == color) {
        return slots[slot];
      }
      slot = slot + 1 & SLOT_MASK;
    }
    if (count == MAX) {
      return -1;
    }
    colors[count] = color;
    slots[slot] = (short) count;
    return count++;
  }

  /** The colours by their numbers. */
  int[] palette() {
    return Arrays.copyOf(colors, count);
  }
}
