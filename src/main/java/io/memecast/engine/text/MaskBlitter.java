package io.memecast.engine.text;

import io.memecast.engine.raster.TextPatch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Lays masks into one plane of a patch, the larger coverage winning, eight pixels at a time where nothing is there yet.
 * What lies outside of the patch is cut off. One thread at a time.
 */
final class MaskBlitter implements GlyphMasks.MaskSink {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final TextPatch patch;
  private final byte[] plane;
  private int x;
  private int y;

  MaskBlitter(TextPatch patch, byte[] plane) {
    this.patch = patch;
    this.plane = plane;
  }

  /** Where the next mask's origin is, pixels of the picture. */
  void at(int newX, int newY) {
    x = newX;
    y = newY;
  }

  @Override
  public void accept(InkMask mask) {
    int left = x + mask.left() - patch.x();
    int top = y + mask.top() - patch.y();
    int from = Math.max(0, -left);
    int to = Math.min(mask.width(), patch.width() - left);
    int firstRow = Math.max(0, -top);
    int endRow = Math.min(mask.height(), patch.height() - top);
    if (from >= to) {
      return;
    }
    for (int row = firstRow; row < endRow; row++) {
      int target = (top + row) * patch.width() + left + from;
      blitRow(mask.coverage(), row * mask.width() + from, target, to - from);
      patch.touch(top + row, left + from, left + to);
    }
  }

  private void blitRow(byte[] source, int start, int target, int count) {
    int i = 0;
    for (; i + Long.BYTES <= count; i += Long.BYTES) {
      long ink = (long) EIGHT.get(source, start + i);
      if (ink != 0) {
        if ((long) EIGHT.get(plane, target + i) == 0) {
          EIGHT.set(plane, target + i, ink);
        } else {
          blitBytes(source, start + i, target + i, Long.BYTES);
        }
      }
    }
    blitBytes(source, start + i, target + i, count - i);
  }

  private void blitBytes(byte[] source, int start, int target, int count) {
    for (int i = 0; i < count; i++) {
      int ink = source[start + i] & 0xff;
      if (ink > (plane[target + i] & 0xff)) {
        plane[target + i] = (byte) ink;
      }
    }
  }
}
