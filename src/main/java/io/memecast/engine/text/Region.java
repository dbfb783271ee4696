package io.memecast.engine.text;

import io.memecast.macro.VerticalAlign;
import io.memecast.template.TextBox;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the ink of a caption may be, in pixels of the picture.
 *
 * @param width 0 when a picture is so small that nothing is left
 * @param height 0 when a picture is so small that nothing is left
 * @param valign where in it the block of lines stands
 */
record Region(int x, int y, int width, int height, VerticalAlign valign) {
  private static final double MARGIN = 0.02;
  private static final int MAX_MARGIN_PX = 16;

  /**
   * The region of captions at {@code place}. A text box is used whole, the lines in its middle. Without one, captions at
   * several places share the picture's height, so that long ones do not run into each other.
   *
   * @param box fractions of the picture, null when the template has none for this place
   * @param shared the places of this picture that have captions and no box
   */
  static Region of(
      VerticalAlign place,
      @Nullable TextBox box,
      Set<VerticalAlign> shared,
      int width,
      int height) {
    if (box != null) {
      int left = (int) Math.round(box.x() * width);
      int top = (int) Math.round(box.y() * height);
      int right = Math.min(width, (int) Math.round((box.x() + box.width()) * width));
      int bottom = Math.min(height, (int) Math.round((box.y() + box.height()) * height));
      return inside(left, top, right, bottom, VerticalAlign.MIDDLE);
    }
    Region whole = inside(0, 0, width, height, place);
    int share = whole.height / parts(shared);
    int y =
        switch (place) {
          case TOP -> whole.y;
          case MIDDLE -> whole.y + (whole.height - share) / 2;
          case BOTTOM -> whole.y + whole.height - share;
        };
    return new Region(whole.x, y, whole.width, share, place);
  }

  /** A caption in the middle stands between the others, so there are three parts as soon as there is another. */
  private static int parts(Set<VerticalAlign> shared) {
    return shared.size() > 1 && shared.contains(VerticalAlign.MIDDLE)
        ? 3
        : Math.max(1, shared.size());
  }

  private static Region inside(int left, int top, int right, int bottom, VerticalAlign valign) {
    int marginX = margin(right - left);
    int marginY = margin(bottom - top);
    return new Region(
        left + marginX,
        top + marginY,
        Math.max(0, right - left - 2 * marginX),
        Math.max(0, bottom - top - 2 * marginY),
        valign);
  }

  private static int margin(int side) {
    return (int) Math.min(MAX_MARGIN_PX, Math.round(MARGIN * side));
  }
}
