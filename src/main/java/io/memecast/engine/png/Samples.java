package io.memecast.engine.png;

import io.memecast.engine.raster.Orientation;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;

/**
 * A decoded picture in the samples that are written.
 *
 * @param width pixels
 * @param height pixels
 * @param data height × width × {@link SampleLayout#bytesPerPixel()}, row by row from the top, red, green, blue and
 *     perhaps alpha (not premultiplied), 16-bit samples big-endian; owned by this object
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would double the memory
record Samples(int width, int height, SampleLayout layout, byte[] data) {
  /** Arrays have int indices, and a captioned file must fit in one as well. */
  private static final long MAX_BYTES = 1L << 30;

  /** Zeros of this size. */
  static Samples allocate(int width, int height, SampleLayout layout) {
    long bytes = (long) width * height * layout.bytesPerPixel();
    if (bytes > MAX_BYTES) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_TOO_LARGE,
          "picture of " + width + "×" + height + " pixels is too large: " + bytes + " bytes > "
              + MAX_BYTES);
    }
    return new Samples(width, height, layout, new byte[(int) bytes]);
  }

  static Samples of(Pixels pixels) {
    SampleLayout layout = SampleLayout.of(!pixels.opaque(), false);
    Samples samples = allocate(pixels.width(), pixels.height(), layout);
    int at = 0;
    for (int argb : pixels.argb()) {
      samples.data[at++] = (byte) (argb >> 16);
      samples.data[at++] = (byte) (argb >> 8);
      samples.data[at++] = (byte) argb;
      if (!pixels.opaque()) {
        samples.data[at++] = (byte) (argb >> 24);
      }
    }
    return samples;
  }

  /** In 8 bits a sample, rounded. */
  Pixels toPixels() {
    int[] argb = new int[width * height];
    int step = layout.bytesPerSample();
    int at = 0;
    for (int i = 0; i < argb.length; i++) {
      int red = eightBits(at);
      int green = eightBits(at + step);
      int blue = eightBits(at + 2 * step);
      int alpha = layout.hasAlpha() ? eightBits(at + 3 * step) : 255;
      argb[i] = alpha << 24 | red << 16 | green << 8 | blue;
      at += layout.bytesPerPixel();
    }
    return new Pixels(width, height, argb, !layout.hasAlpha());
  }

  private int eightBits(int at) {
    if (layout.bytesPerSample() == 1) {
      return data[at] & 0xff;
    }
    int sixteen = (data[at] & 0xff) << 8 | (data[at + 1] & 0xff);
    return (sixteen * 255 + 32767) / 65535;
  }

  /** This picture without its alpha channel if that says nothing: a third of the bytes less to compress. */
  Samples withoutIdleAlpha() {
    if (!layout.hasAlpha() || !isOpaque()) {
      return this;
    }
    Samples opaque = allocate(width, height, SampleLayout.of(false, layout.bytesPerSample() == 2));
    int pixel = opaque.layout.bytesPerPixel();
    for (int i = 0; i < width * height; i++) {
      System.arraycopy(data, i * layout.bytesPerPixel(), opaque.data, i * pixel, pixel);
    }
    return opaque;
  }

  private boolean isOpaque() {
    int bytes = layout.bytesPerSample();
    for (int at = layout.bytesPerPixel() - bytes; at < data.length; at += layout.bytesPerPixel()) {
      if (data[at] != -1 || data[at + bytes - 1] != -1) {
        return false;
      }
    }
    return true;
  }

  /** This picture the right way up. */
  Samples oriented(Orientation orientation) {
    if (orientation == Orientation.TOP_LEFT) {
      return this;
    }
    boolean swapped = orientation.swapsSides();
    Samples upright = allocate(swapped ? height : width, swapped ? width : height, layout);
    int pixel = layout.bytesPerPixel();
    int at = 0;
    for (int y = 0; y < upright.height; y++) {
      for (int x = 0; x < upright.width; x++) {
        int from = orientation.storedY(x, y, height) * width + orientation.storedX(x, y, width);
        System.arraycopy(data, from * pixel, upright.data, at, pixel);
        at += pixel;
      }
    }
    return upright;
  }

  int rowBytes() {
    return width * layout.bytesPerPixel();
  }
}
