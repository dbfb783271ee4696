package io.memecast.engine.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.memecast.engine.codec.GuardedInput;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Decodes WebP (RFC 9649), lossy, lossless and with alpha, by TwelveMonkeys' reader in pure Java. Of an animation the
 * first frame is taken, on its canvas; EXIF's orientation is applied. Safe for any thread.
 */
public final class WebpDecoder {
  /** What the library may allocate for a picture of any size. */
  private static final long BASE_BYTES = 16L << 20;

  /** And for each pixel: at least twice what pictures made by libwebp took, 125 bytes lossy and 28 lossless. */
  private static final long LOSSY_PIXEL_BYTES = 256;

  private static final long LOSSLESS_PIXEL_BYTES = 64;

  static {
    ImageIO.setUseCache(false); // nothing of a picture goes through the disk
  }

  private WebpDecoder() {}

  /**
   * About how much heap decoding takes beside the file, at most.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}
   */
  public static long heapBytes(byte[] file, Limits limits) {
    limits.checkFile(file.length);
    WebpFile webp = WebpFile.parse(file, limits);
    return webp.pictureSize().pixels() * (pixelBytes(webp) / 2) + webp.canvas().pixels() * 8;
  }

  /**
   * The size of what {@link #decode} answers.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}
   */
  public static Size size(byte[] file, Limits limits) {
    return WebpFile.parse(file, limits).canvas();
  }

  private static long pixelBytes(WebpFile webp) {
    return webp.bitstream().is("VP8L") ? LOSSLESS_PIXEL_BYTES : LOSSY_PIXEL_BYTES;
  }

  /**
   * Decodes a file.
   *
   * @param deadline asked whenever the decoder reads and at every row of the result
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
    Size size = webp.pictureSize();
    long budget = BASE_BYTES + pixelBytes(webp) * size.pixels();
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (GuardedInput input = new GuardedInput("WebP", StillWebp.of(webp), budget, deadline)) {
      reader.setInput(input, true, true);
      return pixels(reader.read(0), size, deadline);
    } catch (CaptionException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library meets hostile bytes here, and tells some of them by an index out of bounds.
      throw new CaptionException(
          ErrorCode.TEMPLATE_UNREADABLE, "WebP cannot be decoded: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  private static Pixels pixels(BufferedImage image, Size size, Deadline deadline) {
    if (image.getWidth() != size.width() || image.getHeight() != size.height()) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_UNREADABLE,
          "WebP decodes to " + image.getWidth() + "×" + image.getHeight() + " pixels, says "
              + size.width() + "×" + size.height());
    }
    int[] argb = new int[size.width() * size.height()];
    int together = 255 << 24;
    for (int y = 0; y < size.height(); y++) {
      deadline.check();
      image.getRGB(0, y, size.width(), 1, argb, y * size.width(), size.width());
      for (int x = 0; x < size.width(); x++) {
        together &= argb[y * size.width() + x];
      }
    }
    return new Pixels(size.width(), size.height(), argb, together >>> 24 == 255);
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
