package io.memecast.engine.jpeg;

import io.memecast.engine.codec.GuardedInput;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the JPEGs that our parser refuses: by the JDK's reader where it can, else by TwelveMonkeys' (CMYK). Both are
 * chosen by name, as what is registered first depends on the class path.
 */
final class ForeignDecoder {
  private static final List<String> READERS =
      List.of("com.sun.imageio.", "com.twelvemonkeys.imageio.plugins.jpeg.");

  /** How much heap decoding takes, and encoding anew: raster, picture, pixels, coefficients and samples. */
  static final long PIXEL_BYTES = 32;

  /** What a decoder may allocate for each pixel in all, often the same few bytes again. */
  private static final long ALLOCATED_PIXEL_BYTES = 96;

  private static final long ALLOCATED_BASE_BYTES = 16L << 20;

  /** In libjpeg's warning that it has filled a picture up, by which both readers decode. */
  private static final String CUT_OFF = "premature end";

  private ForeignDecoder() {}

  /**
   * The file's pixels as stored, in sRGB.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} when neither reader can, {@code TEMPLATE_TOO_LARGE} before any
   *     pixel is allocated, or the deadline's
   */
  static Pixels decode(byte[] file, String why, Limits limits, Deadline deadline) {
    long pixels = ForeignScans.check(file, deadline);
    long allocated = ALLOCATED_BASE_BYTES + ALLOCATED_PIXEL_BYTES * pixels;
    Exception last = null;
    for (String name : READERS) {
      ImageReader reader = reader(name);
      if (reader == null) {
        continue;
      }
      try {
        return pixels(
            read(reader, new GuardedInput("JPEG", file, allocated, deadline), limits, deadline));
      } catch (CaptionException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // The boundary to decoders that answer broken files with exceptions of all kinds.
        deadline.check();
        last = e;
      } finally {
        reader.dispose();
      }
    }
    throw new CaptionException(
        ErrorCode.TEMPLATE_UNREADABLE,
        "JPEG: " + why + ", and no other decoder reads it"
            + (last == null ? "" : ": " + last.getMessage()),
        last);
  }

  private static @Nullable ImageReader reader(String packagePrefix) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith(packagePrefix)) {
        return reader;
      }
      reader.dispose();
    }
    return null;
  }

  private static BufferedImage read(
      ImageReader reader, ImageInputStream input, Limits limits, Deadline deadline)
      throws IOException {
    try (ImageInputStream in = input) {
      reader.setInput(in, true, true);
      // What this decoder takes for the size, which need not be what our parser found.
      limits.checkPixels(reader.getWidth(0), reader.getHeight(0));
      reader.addIIOReadProgressListener(new AbortWhenUp(deadline));
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      BufferedImage image = reader.read(0);
      deadline.check(); // an aborted picture is not whole
      if (warnings.stream().anyMatch(warning -> warning.contains(CUT_OFF))) {
        throw new IOException("the entropy-coded data ends too early");
      }
      return image;
    }
  }

  private static Pixels pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getRaster().getNumBands() == 1) {
      return grey(image);
    }
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    return new Pixels(width, height, argb, !image.getColorModel().hasAlpha());
  }

  /** By the samples themselves: Java takes grey to be linear light, and getRGB would brighten it. */
  private static Pixels grey(BufferedImage image) {
    int[] argb =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    for (int i = 0; i < argb.length; i++) {
      argb[i] = 0xff000000 | argb[i] * 0x010101;
    }
    return new Pixels(image.getWidth(), image.getHeight(), argb, true);
  }

  /** Stops a reader when the time is up. */
  private record AbortWhenUp(Deadline deadline) implements IIOReadProgressListener {
    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
      if (deadline.isUp()) {
        source.abort();
      }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
  }
}
