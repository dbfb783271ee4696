package io.memecast.engine.jpeg;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Size;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A start of frame (T.81 B.2.2) of a coding that we read.
 *
 * @param progressive coefficients come in several scans
 */
record FrameHeader(boolean progressive, int width, int height, List<FrameComponent> components) {
  private static final int MAX_SAMPLES = Integer.MAX_VALUE - 64;

  /**
   * Reads the segment.
   *
   * @param marker which start of frame
   * @param heightLater the height a DNL segment gives; asked only where the frame leaves it open
   */
  static FrameHeader read(int marker, Segment segment, Limits limits, HeightLater heightLater)
      throws UnsupportedCodingException {
    int precision = segment.u8(); // P
    Size size = size(segment, limits, heightLater);
    requireSupported(marker, precision);
    FrameHeader header = new FrameHeader(
        marker == Marker.SOF2, size.width(), size.height(), readComponents(segment));
    header.measure();
    return header;
  }

  /** The size in a segment of any coding, of which only the precision was read. */
  static Size size(Segment segment, Limits limits, HeightLater heightLater) {
    int start = segment.offset() - 1;
    int height = segment.u16(); // Y
    int width = segment.u16(); // X
    if (height == 0) {
      height = heightLater.find();
    }
    if (width == 0 || height == 0) {
      throw Malformed.at(start, "picture of " + width + "×" + height + " pixels");
    }
    limits.checkPixels(width, height);
    return new Size(width, height);
  }

  private static void requireSupported(int marker, int precision)
      throws UnsupportedCodingException {
    if (marker >= Marker.SOF9) {
      throw new UnsupportedCodingException("arithmetic coding");
    }
    if (marker == Marker.SOF3) {
      throw new UnsupportedCodingException("lossless coding");
    }
    if (marker > Marker.SOF2) {
      throw new UnsupportedCodingException("hierarchical coding");
    }
    if (precision != 8) {
      throw new UnsupportedCodingException(precision + " bits a sample");
    }
  }

  private static List<FrameComponent> readComponents(Segment segment)
      throws UnsupportedCodingException {
    int count = segment.u8(); // Nf
    if (count == 4) {
      throw new UnsupportedCodingException("a CMYK picture");
    }
    if (count != 1 && count != 3) {
      throw new UnsupportedCodingException("a picture of " + count + " components");
    }
    List<FrameComponent> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(readComponent(segment, components));
    }
    if (count == 1) {
      // Never interleaved, so the factors mean nothing (T.81 A.2.2).
      FrameComponent grey = components.get(0);
      return List.of(new FrameComponent(grey.id, 1, 1, grey.tableId));
    }
    return components;
  }

  private static FrameComponent readComponent(Segment segment, List<FrameComponent> before) {
    int offset = segment.offset();
    int id = segment.u8();
    int sampling = segment.u8();
    int tableId = segment.u8();
    int h = sampling >> 4;
    int v = sampling & 15;
    if (h < 1 || h > 4 || v < 1 || v > 4) {
      throw Malformed.at(offset, "sampling factors " + h + "×" + v);
    }
    if (tableId > 3) {
      throw Malformed.at(offset, "quantization table number " + tableId);
    }
    for (FrameComponent other : before) {
      if (other.id == id) {
        throw Malformed.at(offset, "a second component with id " + id);
      }
    }
    return new FrameComponent(id, h, v, tableId);
  }

  /** Sets the components' sizes (T.81 A.1.1, A.2.4). */
  private void measure() throws UnsupportedCodingException {
    int maxH = components.stream().mapToInt(c -> c.h).max().orElse(1);
    int maxV = components.stream().mapToInt(c -> c.v).max().orElse(1);
    for (FrameComponent c : components) {
      if (maxH % c.h != 0 || maxV % c.v != 0) {
        throw new UnsupportedCodingException("a sampling ratio that is no integer");
      }
      c.ownAcross = Frame.divideUp(Frame.divideUp(width * c.h, maxH), Frame.BLOCK);
      c.ownDown = Frame.divideUp(Frame.divideUp(height * c.v, maxV), Frame.BLOCK);
      c.blocksAcross = Frame.divideUp(width, Frame.BLOCK * maxH) * c.h;
      c.blocksDown = Frame.divideUp(height, Frame.BLOCK * maxV) * c.v;
    }
  }

  /** Blocks that hold pixels, in all components. */
  long blocks() {
    long blocks = 0;
    for (FrameComponent c : components) {
      blocks += (long) c.ownAcross * c.ownDown;
    }
    return blocks;
  }

  /** Samples of all blocks, in all components. */
  long samples() {
    long samples = 0;
    for (FrameComponent c : components) {
      samples += 64L * c.blocksAcross * c.blocksDown;
    }
    return samples;
  }

  void allocate() {
    for (FrameComponent c : components) {
      long samples = 64L * c.blocksAcross * c.blocksDown;
      if (samples > MAX_SAMPLES) {
        throw new CaptionException(
            ErrorCode.TEMPLATE_TOO_LARGE,
            "picture of " + width + "×" + height + " pixels is too large for one array");
      }
      c.coefficients = new short[(int) samples];
    }
  }

  /** Where a frame leaves its height open. */
  @FunctionalInterface
  interface HeightLater {
    int find();
  }
}
