package io.memecast.engine.webp;

import io.memecast.engine.codec.ExifOrientation;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Orientation;
import io.memecast.engine.raster.Size;
import org.jspecify.annotations.Nullable;

/**
 * A file taken apart into its first picture, with sizes held against the limits; nothing is decoded yet.
 *
 * <p>The three layouts of RFC 9649, 2.4 to 2.7: one bitstream ('VP8 ' or 'VP8L'); 'VP8X' with one bitstream and perhaps
 * 'ALPH'; 'VP8X' with frames ('ANMF'), each of which holds such a picture for a part of the canvas.
 */
final class WebpFile {
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int VP8X_BYTES = 10;
  private static final int FRAME_HEADER_BYTES = 16;

  private final byte[] bytes;
  private final Limits limits;
  private @Nullable Size canvas;
  private @Nullable Size pictureSize;
  private int left;
  private int top;
  private @Nullable RiffChunk profile;
  private @Nullable RiffChunk alpha;
  private @Nullable RiffChunk bitstream;
  private Orientation orientation = Orientation.TOP_LEFT;

  private WebpFile(byte[] bytes, Limits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  /**
   * Reads the chunks.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}
   */
  static WebpFile parse(byte[] bytes, Limits limits) {
    WebpFile file = new WebpFile(bytes, limits);
    file.readChunks(RIFF_HEADER_BYTES, file.riffEnd(), true);
    return file;
  }

  private int riffEnd() {
    RiffChunk riff = RiffChunk.read(bytes, 0, bytes.length);
    if (!riff.is("RIFF") || riff.length() < 4 || RiffChunk.int32(bytes, 8) != 0x50424557) {
      throw RiffChunk.broken(0, "it does not begin like a WebP");
    }
    return riff.dataEnd();
  }

  private void readChunks(int start, int end, boolean topLevel) {
    for (int at = start; at < end; ) {
      RiffChunk chunk = RiffChunk.read(bytes, at, end);
      accept(chunk, topLevel);
      at = chunk.next();
    }
    if (bitstream == null) {
      throw RiffChunk.broken(end, "there is no picture in it");
    }
  }

  private void accept(RiffChunk chunk, boolean topLevel) {
    switch (chunk.name()) {
      case "VP8X" -> readCanvas(chunk);
      case "ICCP" -> profile = chunk;
      case "EXIF" -> orientation = orientation(chunk);
      case "ALPH" -> alpha = bitstream == null ? chunk : alpha;
      case "VP8 " -> readPicture(chunk, lossySize(chunk));
      case "VP8L" -> readPicture(chunk, losslessSize(chunk));
      case "ANMF" -> readFrame(chunk, topLevel);
      default -> {} // metadata and what is not known yet (RFC 9649, 2.7.1.6)
    }
  }

  private void readCanvas(RiffChunk chunk) {
    chunk.requireLength(VP8X_BYTES);
    if (canvas != null || bitstream != null) {
      throw RiffChunk.broken(chunk.start(), "chunk 'VP8X' must come once and first");
    }
    canvas = sizeWithin(chunk.int24(4) + 1, chunk.int24(7) + 1);
  }

  /** Of an animation the first frame counts. */
  private void readFrame(RiffChunk chunk, boolean topLevel) {
    if (!topLevel || canvas == null) {
      throw RiffChunk.broken(chunk.start(), "a frame must lie in a file with 'VP8X'");
    }
    if (bitstream != null) {
      return;
    }
    chunk.requireLength(FRAME_HEADER_BYTES);
    left = 2 * chunk.int24(0);
    top = 2 * chunk.int24(3);
    int width = chunk.int24(6) + 1;
    int height = chunk.int24(9) + 1;
    if ((long) left + width > canvas.width() || (long) top + height > canvas.height()) {
      throw RiffChunk.broken(chunk.start(), "the frame reaches beyond the canvas");
    }
    readChunks(chunk.data() + FRAME_HEADER_BYTES, chunk.dataEnd(), false);
    if (!new Size(width, height).equals(pictureSize)) {
      throw RiffChunk.broken(chunk.start(), "the frame and the picture in it differ in size");
    }
  }

  private void readPicture(RiffChunk chunk, Size size) {
    if (bitstream == null) {
      bitstream = chunk;
      pictureSize = size;
    }
  }

  /** RFC 6386, 9.1: frame tag, start code, 14 bits each and two of scaling, which nobody follows. */
  private Size lossySize(RiffChunk chunk) {
    chunk.requireLength(10);
    if ((chunk.int8(0) & 1) != 0 || chunk.int24(3) != 0x2a019d) {
      throw RiffChunk.broken(chunk.data(), "the picture does not begin with a key frame");
    }
    return sizeWithin(chunk.int16(6) & 0x3fff, chunk.int16(8) & 0x3fff);
  }

  /** RFC 9649, 3.4: signature, then 14 bits each, less one. */
  private Size losslessSize(RiffChunk chunk) {
    chunk.requireLength(5);
    if (chunk.int8(0) != 0x2f) {
      throw RiffChunk.broken(chunk.data(), "the lossless picture has no signature");
    }
    int bits = RiffChunk.int32(bytes, chunk.data() + 1);
    return sizeWithin((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
  }

  private Size sizeWithin(int width, int height) {
    if (width == 0 || height == 0) {
      throw RiffChunk.broken(0, "no picture has the size " + width + "×" + height);
    }
    limits.checkPixels(width, height);
    return new Size(width, height);
  }

  private static Orientation orientation(RiffChunk chunk) {
    // Some writers put JPEG's "Exif", 0, 0 before the TIFF header.
    int skip = chunk.length() > 6 && chunk.int8(0) == 'E' ? 6 : 0;
    return ExifOrientation.read(chunk.file(), chunk.data() + skip, chunk.length() - skip);
  }

  /** Of the whole picture, before it is turned. */
  Size canvas() {
    return canvas == null ? pictureSize() : canvas;
  }

  /** Of the first picture, which may cover a part of the canvas. */
  Size pictureSize() {
    if (pictureSize == null) {
      throw new IllegalStateException("not parsed");
    }
    return pictureSize;
  }

  /** Column of the canvas where the picture begins. */
  int left() {
    return left;
  }

  /** Row of the canvas where the picture begins. */
  int top() {
    return top;
  }

  /** 'VP8 ' or 'VP8L'. */
  RiffChunk bitstream() {
    if (bitstream == null) {
      throw new IllegalStateException("not parsed");
    }
    return bitstream;
  }

  @Nullable
  RiffChunk alpha() {
    return alpha;
  }

  @Nullable
  RiffChunk profile() {
    return profile;
  }

  Orientation orientation() {
    return orientation;
  }
}
