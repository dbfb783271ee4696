package io.memecast.engine.webp;

import java.util.Arrays;

/** Reads the tables of the specifications from text, in which their rows and columns stay what they are there. */
final class NumberTable {
  private NumberTable() {}

  /** The decimal numbers of {@code text}, which are parted by white space. */
  static int[] ints(String text) {
    return Arrays.stream(text.trim().split("\\s+")).mapToInt(Integer::parseInt).toArray();
  }

  /** The same, 0 to 255 each. */
  static byte[] bytes(String text) {
    int[] numbers = ints(text);
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }
}
