package io.memecast.engine.raster;

/**
 * A decoded picture.
 *
 * @param width pixels
 * @param height pixels
 * @param argb width × height, row by row from the top, 0xAARRGGBB, not premultiplied; owned by this object
 * @param opaque every alpha is 255
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; a copy of the pixels would double the memory
public record Pixels(int width, int height, int[] argb, boolean opaque) {
  public Pixels {
    if (width <= 0 || height <= 0 || argb.length != width * height) {
      throw new IllegalArgumentException(
          width + "×" + height + " pixels in an array of " + argb.length);
    }
  }
}
