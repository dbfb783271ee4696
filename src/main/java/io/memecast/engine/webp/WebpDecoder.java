package io.memecast.engine.webp;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.error.Deadline;

/**
 * Decodes WebP (RFC 9649), lossy, lossless and with alpha, to exactly the pixels that libwebp makes of it. Of an animation
 * the first frame is taken, on its canvas; EXIF's orientation is applied. Safe for any thread.
 */
public final class WebpDecoder {
  private static final int OPAQUE = 255 << 24;

  /** The planes of a lossy picture, its alpha and its colours; or the colours of a lossless one before and after a transform. */
  private static final int PIXEL_BYTES = 16;

  /** The canvas, before and after it is turned. */
  private static final int CANVAS_PIXEL_BYTES = 8;

  /** Tables of codes and the like. */
  private static final long BASE_BYTES = 1 << 20;

  private WebpDecoder() {}

  /**
   * About how much heap decoding takes beside the file, at most.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}
   */
  public static long heapBytes(byte[] file, Limits limits) {
    limits.checkFile(file.length);
    WebpFile webp = WebpFile.parse(file, limits);
    return BASE_BYTES
        + webp.pictureSize().pixels() * PIXEL_BYTES
        + webp.canvas().pixels() * CANVAS_PIXEL_BYTES;
  }

  /**
   * The size of what {@link #decode} answers.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}
   */
  public static Size size(byte[] file, Limits limits) {
    return WebpFile.parse(file, limits).canvas();
  }

  /**
   * Decodes a file.
   *
   * @param deadline asked at every row
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset where known, {@code TEMPLATE_TOO_LARGE}
   *     before any pixel is allocated, or the deadline's
   */
  public static Pixels decode(byte[] file, Limits limits, Deadline deadline) {
    limits.checkFile(file.length);
    WebpFile webp = WebpFile.parse(file, limits);
    deadline.check();
    Pixels picture = decodePicture(webp, deadline);
    return webp.orientation().apply(onCanvas(picture, webp));
  }

  private static Pixels decodePicture(WebpFile webp, Deadline deadline) {
    return webp.bitstream().is("VP8L")
        ? lossless(webp.bitstream(), webp.pictureSize(), deadline)
        : lossy(webp, deadline);
  }

  private static Pixels lossless(RiffChunk chunk, Size size, Deadline deadline) {
    int[] argb = Vp8lPicture.decode(chunk, size.width(), size.height(), deadline);
    if (!Vp8lPicture.hasAlpha(chunk)) {
      for (int i = 0; i < argb.length; i++) {
        argb[i] |= OPAQUE;
      }
    }
    return pixels(size, argb);
  }

  private static Pixels lossy(WebpFile webp, Deadline deadline) {
    Size size = webp.pictureSize();
    Vp8Frame frame = Vp8Frame.decode(webp.bitstream(), deadline);
    int[] argb = new int[size.width() * size.height()];
    YuvToRgb converter = new YuvToRgb(frame);
    for (int y = 0; y < size.height(); y++) {
      deadline.check();
      converter.convert(y, argb, y * size.width());
    }
    if (webp.alpha() != null) {
      AlphaPlane.apply(webp.alpha(), argb, size.width(), size.height(), deadline);
    }
    return pixels(size, argb);
  }

  private static Pixels pixels(Size size, int[] argb) {
    int together = OPAQUE;
    for (int pixel : argb) {
      together &= pixel;
    }
    return new Pixels(size.width(), size.height(), argb, together == OPAQUE);
  }

  /** What the frame does not cover is transparent, as browsers show it. */
  private static Pixels onCanvas(Pixels picture, WebpFile webp) {
    Size canvas = webp.canvas();
    if (canvas.equals(webp.pictureSize())) {
      return picture;
    }
    int[] argb = new int[canvas.width() * canvas.height()];
    int right = Math.min(picture.width(), canvas.width() - webp.left());
    int bottom = Math.min(picture.height(), canvas.height() - webp.top());
    for (int y = 0; y < bottom; y++) {
      int to = (webp.top() + y) * canvas.width() + webp.left();
      System.arraycopy(picture.argb(), y * picture.width(), argb, to, right);
    }
    return new Pixels(canvas.width(), canvas.height(), argb, false);
  }
}
