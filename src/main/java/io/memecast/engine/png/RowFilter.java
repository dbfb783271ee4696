package io.memecast.engine.png;

import org.jspecify.annotations.Nullable;

/**
 * The five row filters (RFC 2083, 6): what is compressed is each byte's difference from a prediction. The loops are
 * written out, as they run over every byte of a picture.
 */
enum RowFilter {
  NONE(0),
  SUB(1),
  UP(2),
  AVERAGE(3),
  PAETH(4);

  private static final RowFilter[] BY_CODE = values();

  private final int code;

  RowFilter(int code) {
    this.code = code;
  }

  /** The number that stands before a row. */
  int code() {
    return code;
  }

  /** The filter with the number that stands before a row; null when there is none. */
  static @Nullable RowFilter of(int code) {
    return code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /**
   * Filters one row.
   *
   * @param rows holds the row at {@code at} and the one above at {@code above}; {@link #NONE} and {@link #SUB} do not
   *     look above
   * @param length bytes of the row
   * @param distance bytes to the pixel on the left
   * @param target receives the row at {@code to}, without the filter byte
   */
  void apply(byte[] rows, int at, int above, int length, int distance, byte[] target, int to) {
    int head = Math.min(distance, length);
    switch (this) {
      case NONE -> System.arraycopy(rows, at, target, to, length);
      case SUB -> {
        System.arraycopy(rows, at, target, to, head);
        for (int i = head; i < length; i++) {
          target[to + i] = (byte) (rows[at + i] - rows[at + i - distance]);
        }
      }
      case UP -> {
        for (int i = 0; i < length; i++) {
          target[to + i] = (byte) (rows[at + i] - rows[above + i]);
        }
      }
      case AVERAGE -> {
        for (int i = 0; i < head; i++) {
          target[to + i] = (byte) (rows[at + i] - ((rows[above + i] & 0xff) >> 1));
        }
        for (int i = head; i < length; i++) {
          int sum = (rows[at + i - distance] & 0xff) + (rows[above + i] & 0xff);
          target[to + i] = (byte) (rows[at + i] - (sum >> 1));
        }
      }
      case PAETH -> {
        for (int i = 0; i < head; i++) {
          target[to + i] = (byte) (rows[at + i] - rows[above + i]);
        }
        for (int i = head; i < length; i++) {
          int prediction = paeth(
              rows[at + i - distance] & 0xff,
              rows[above + i] & 0xff,
              rows[above + i - distance] & 0xff);
          target[to + i] = (byte) (rows[at + i] - prediction);
        }
      }
    }
  }

  /** Undoes the filter in place; {@code above} is all zero for the first row of a pass. */
  void undo(byte[] row, byte[] above, int length, int distance) {
    int head = Math.min(distance, length);
    switch (this) {
      case NONE -> {}
      case SUB -> {
        for (int i = head; i < length; i++) {
          row[i] += row[i - distance];
        }
      }
      case UP -> {
        for (int i = 0; i < length; i++) {
          row[i] += above[i];
        }
      }
      case AVERAGE -> {
        for (int i = 0; i < length; i++) {
          int left = i < head ? 0 : row[i - distance] & 0xff;
          row[i] += (byte) ((left + (above[i] & 0xff)) >> 1);
        }
      }
      case PAETH -> {
        for (int i = 0; i < length; i++) {
          int left = i < head ? 0 : row[i - distance] & 0xff;
          int aboveLeft = i < head ? 0 : above[i - distance] & 0xff;
          row[i] += (byte) paeth(left, above[i] & 0xff, aboveLeft);
        }
      }
    }
  }

  /** RFC 2083, 6.6; the order of the comparisons breaks ties as it says there. */
  private static int paeth(int left, int above, int aboveLeft) {
    int toLeft = Math.abs(above - aboveLeft);
    int toAbove = Math.abs(left - aboveLeft);
    int toAboveLeft = Math.abs(left + above - 2 * aboveLeft);
    if (toLeft <= toAbove && toLeft <= toAboveLeft) {
      return left;
    }
    return toAbove <= toAboveLeft ? above : aboveLeft;
  }
}
