package io.memecast.engine.png;

/** The seven passes of interlacing (RFC 2083, 2.6), in the order of the file. */
enum Adam7 {
  PASS_1(0, 0, 8, 8),
  PASS_2(4, 0, 8, 8),
  PASS_3(0, 4, 4, 8),
  PASS_4(2, 0, 4, 4),
  PASS_5(0, 2, 2, 4),
  PASS_6(1, 0, 2, 2),
  PASS_7(0, 1, 1, 2);

  private final int left;
  private final int top;
  private final int stepX;
  private final int stepY;

  Adam7(int left, int top, int stepX, int stepY) {
    this.left = left;
    this.top = top;
    this.stepX = stepX;
    this.stepY = stepY;
  }

  /** First column of the picture that is in this pass. */
  int left() {
    return left;
  }

  /** First row of the picture that is in this pass. */
  int top() {
    return top;
  }

  /** Columns of the picture from one pixel of this pass to the next. */
  int stepX() {
    return stepX;
  }

  /** Rows of the picture from one row of this pass to the next. */
  int stepY() {
    return stepY;
  }

  /** Pixels in a row of this pass; 0 where the picture is too narrow, and then the pass has no rows either. */
  int columns(int width) {
    return count(width, left, stepX);
  }

  /** Rows of this pass. */
  int rows(int height) {
    return count(height, top, stepY);
  }

  private static int count(int size, int first, int step) {
    return size <= first ? 0 : (size - first - 1) / step + 1;
  }
}
