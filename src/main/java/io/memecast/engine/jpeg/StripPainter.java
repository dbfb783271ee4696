package io.memecast.engine.jpeg;

import io.memecast.engine.raster.ColorPatch;

/** Paints ink on the samples of one MCU row, rounding each. For what lies below other ink. Stateless. */
final class StripPainter {
  /** Paints text. */
  void paint(InkStrip strip, InkColors colors, PreparedPicture picture, byte[][] samples) {
    for (int i = 0; i < picture.components().size(); i++) {
      PreparedComponent component = picture.component(i);
      int across = component.pixelsAcross;
      int down = component.pixelsDown;
      for (int y = 0; y < component.v * Frame.BLOCK; y++) {
        int end = Frame.divideUp(strip.right(), across);
        for (int x = strip.left() / across; x < end; x++) {
          int first = y * down * strip.stride() + x * across;
          int total = sum(strip.total(), first, strip.stride(), across, down);
          if (total > 0) {
            int fill = sum(strip.fill(), first, strip.stride(), across, down);
            int at = y * component.stride + x;
            int value = samples[i][at] * (component.unit - total)
                + total * colors.outline(i)
                + fill * colors.fillLessOutline(i);
            samples[i][at] = (byte) Math.round((float) value / component.unit);
          }
        }
      }
    }
  }

  private static int sum(byte[] mask, int first, int stride, int across, int down) {
    int sum = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        sum += mask[first + y * stride + x] & 0xff;
      }
    }
    return sum;
  }

  /** Paints colours, source over. */
  void paint(ColorPatch patch, PreparedPicture picture, int row, byte[][] samples) {
    for (int i = 0; i < picture.components().size(); i++) {
      PreparedComponent component = picture.component(i);
      int across = component.pixelsAcross;
      int top = row * component.v * Frame.BLOCK;
      int start = patch.x() / across;
      int end = patch.x() + patch.width() == picture.width()
          ? component.stride
          : Frame.divideUp(patch.x() + patch.width(), across);
      for (int y = 0; y < component.v * Frame.BLOCK; y++) {
        for (int x = start; x < end; x++) {
          int at = y * component.stride + x;
          samples[i][at] = over(patch, picture, i, x, top + y, samples[i][at]);
        }
      }
    }
  }

  /** One sample under the mean of the patch's pixels that it stands for. */
  private static byte over(
      ColorPatch patch, PreparedPicture picture, int index, int x, int y, int below) {
    PreparedComponent component = picture.component(index);
    int alpha = 0;
    float color = 0;
    for (int dy = 0; dy < component.pixelsDown; dy++) {
      int pixelY = Math.min(y * component.pixelsDown + dy, picture.height() - 1) - patch.y();
      for (int dx = 0; dx < component.pixelsAcross; dx++) {
        int pixelX = Math.min(x * component.pixelsAcross + dx, picture.width() - 1) - patch.x();
        if (pixelX >= 0 && pixelX < patch.width() && pixelY >= 0 && pixelY < patch.height()) {
          int argb = patch.argb()[pixelY * patch.width() + pixelX];
          alpha += argb >>> 24;
          color += picture.colorModel().premultiplied(argb, index);
        }
      }
    }
    float value =
        (float) below * (component.unit - alpha) / component.unit + color * 255 / component.unit;
    return (byte) Math.max(-128, Math.min(127, Math.round(value)));
  }
}
