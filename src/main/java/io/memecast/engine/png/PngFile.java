package io.memecast.engine.png;

import io.memecast.engine.codec.ExifOrientation;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Orientation;
import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file taken apart into what captioning needs; nothing is inflated yet. Of an animated PNG this is the default image:
 * its other frames (fcTL, fdAT) are ancillary chunks like any other and left out, and so are texts, times and EXIF.
 */
final class PngFile {
  private final byte[] bytes;
  private final PngHeader header;
  private @Nullable Chunk firstImageData;
  private int imageDataEnd;
  private long imageDataBytes;
  private final ColorChunks colorChunks = new ColorChunks();
  private final List<String> notes = new ArrayList<>();
  private @Nullable Chunk palette;
  private @Nullable Chunk transparency;
  private Orientation orientation = Orientation.TOP_LEFT;

  private PngFile(byte[] bytes, PngHeader header) {
    this.bytes = bytes;
    this.header = header;
  }

  /**
   * Reads all chunks.
   *
   * @param deadline asked at every chunk
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} or {@code TEMPLATE_TOO_LARGE}
   */
  static PngFile parse(byte[] bytes, Limits limits, Deadline deadline) {
    ChunkReader reader = new ChunkReader(bytes);
    Chunk first = reader.next();
    PngFile file = new PngFile(bytes, header(bytes, first, limits));
    Chunk previous = first;
    for (Chunk chunk = reader.next(); chunk.type() != Chunk.IEND; chunk = reader.next()) {
      deadline.check();
      file.accept(chunk, previous);
      previous = chunk;
    }
    file.requireComplete(previous);
    return file;
  }

  /** The header alone, with its size within the limits. */
  static PngHeader header(byte[] bytes, Limits limits) {
    return header(bytes, new ChunkReader(bytes).next(), limits);
  }

  private static PngHeader header(byte[] bytes, Chunk first, Limits limits) {
    if (first.type() != Chunk.IHDR || first.length() != PngHeader.LENGTH) {
      throw BrokenPng.at(first.start(), "it must begin with an IHDR chunk of 13 bytes");
    }
    return PngHeader.read(bytes, first.data(), limits);
  }

  private void accept(Chunk chunk, Chunk previous) {
    if (chunk.type() == Chunk.IDAT) {
      acceptImageData(chunk, previous);
    } else if (chunk.type() == Chunk.PLTE) {
      acceptPalette(chunk);
    } else if (chunk.isCritical()) {
      throw BrokenPng.at(chunk.start(), "unknown critical chunk " + chunk.name());
    } else if (chunk.type() == Chunk.EXIF) {
      orientation = ExifOrientation.read(bytes, chunk.data(), chunk.length());
    } else if (firstImageData == null) {
      acceptBeforeImage(chunk);
    } else if (chunk.type() == Chunk.TRNS) {
      notes.add("tRNS behind the image data left out, as browsers do");
    }
  }

  private void acceptImageData(Chunk chunk, Chunk previous) {
    if (firstImageData == null) {
      firstImageData = chunk;
    } else if (previous.type() != Chunk.IDAT) {
      throw BrokenPng.at(chunk.start(), "the IDAT chunks do not follow one another");
    }
    imageDataEnd = chunk.end();
    imageDataBytes += chunk.length();
  }

  private void acceptPalette(Chunk chunk) {
    boolean bad = palette != null || firstImageData != null;
    if (bad || chunk.length() == 0 || chunk.length() % 3 != 0 || chunk.length() > 3 * 256) {
      throw BrokenPng.at(
          chunk.start(), "PLTE must come once, before IDAT, with 3 to 768 bytes in threes");
    }
    palette = chunk;
  }

  private void acceptBeforeImage(Chunk chunk) {
    if (chunk.type() == Chunk.TRNS) {
      acceptTransparency(chunk);
    } else {
      colorChunks.add(bytes, chunk, header.colorType());
    }
  }

  private void acceptTransparency(Chunk chunk) {
    boolean fits =
        switch (header.colorType()) {
          case GREY -> chunk.length() == 2;
          case RGB -> chunk.length() == 6;
          case PALETTE -> palette != null && chunk.length() <= palette.length() / 3;
          case GREY_ALPHA, RGB_ALPHA -> false;
        };
    if (!fits || transparency != null) {
      throw BrokenPng.at(chunk.start(), "tRNS does not suit the colour type or comes twice");
    }
    transparency = chunk;
  }

  /**
   * Deflate makes at most 1032 bytes of one, so image data that cannot fill the picture is found before the picture is
   * allocated.
   */
  private void requireComplete(Chunk last) {
    if (header.colorType() == ColorType.PALETTE && palette == null) {
      throw BrokenPng.at(last.end(), "the palette is missing");
    }
    if (imageDataBytes * 1032 < header.inflatedBytes()) {
      throw BrokenPng.at(
          last.end(),
          imageDataBytes + " bytes of image data cannot hold " + header.width() + "×"
              + header.height() + " pixels");
    }
  }

  byte[] bytes() {
    return bytes;
  }

  PngHeader header() {
    return header;
  }

  /** The stream of all IDAT chunks. Close it. */
  ImageData imageData() {
    int start = firstImageData == null ? bytes.length : firstImageData.start();
    return new ImageData(bytes, start, Math.max(start, imageDataEnd));
  }

  /** Chunks about colour and density to be written again. */
  ColorChunks colorChunks() {
    return colorChunks;
  }

  /** What was left out although it may show. */
  List<String> notes() {
    List<String> all = new ArrayList<>(colorChunks.notes());
    all.addAll(notes);
    return all;
  }

  @Nullable
  Chunk palette() {
    return palette;
  }

  @Nullable
  Chunk transparency() {
    return transparency;
  }

  Orientation orientation() {
    return orientation;
  }
}
