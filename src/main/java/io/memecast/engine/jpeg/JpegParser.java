package io.memecast.engine.jpeg;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Size;
import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file to its coefficients: baseline, extended sequential and progressive Huffman coding of 8 bits (T.81 annex
 * B, F.2, G.2). One use.
 *
 * <p>Nothing is allocated for the picture before its size is within the limits and the file is long enough to hold at
 * least one bit for every block. The scans of a progressive file are bounded in number and in the blocks they visit.
 */
final class JpegParser {
  /** No encoder makes more than a few dozen. */
  private static final int MAX_SCANS = 200;

  /** Coefficients, a copy of them, the plane, masks and the coded rows. */
  private static final int SAMPLE_BYTES = 6;

  /** Coefficients and the plane. */
  private static final int DECODED_SAMPLE_BYTES = 3;

  private static final int PIXEL_BYTES = 4;

  /** How often each block may be visited on the average. */
  private static final int MAX_VISITS = 64;

  private final byte[] file;
  private final Limits limits;
  private final Deadline deadline;
  private final MetadataReader metadata = new MetadataReader();
  private final ScanTables tables = new ScanTables();
  private @Nullable FrameHeader header;
  private int at;
  private int scans;
  private int strayBytes;
  private long visits;

  private JpegParser(byte[] file, Limits limits, Deadline deadline) {
    this.file = file;
    this.limits = limits;
    this.deadline = deadline;
  }

  /**
   * Reads the file.
   *
   * @throws UnsupportedCodingException when the file may be whole, but of a kind we do not read; its size is within the
   *     limits
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the offset, {@code TEMPLATE_TOO_LARGE},
   *     or the deadline's
   */
  static ParsedJpeg parse(byte[] file, Limits limits, Deadline deadline)
      throws UnsupportedCodingException {
    limits.checkFile(file.length);
    JpegParser parser = new JpegParser(file, limits, deadline);
    try {
      return parser.parse();
    } catch (UnsupportedCodingException e) {
      throw e.withOrientation(parser.metadata.orientation());
    }
  }

  /** As {@link JpegCodec#heapBytes}. */
  static long heapBytes(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    limits.checkFile(file.length);
    JpegParser parser = new JpegParser(file, limits, deadline);
    parser.requireStart();
    for (int marker = parser.nextMarker(); marker != Marker.EOI; marker = parser.nextMarker()) {
      deadline.check();
      if (Marker.isFrame(marker)) {
        return parser.heapBytes(marker, variant);
      }
      if (marker != Marker.TEM && !Marker.isRestart(marker)) {
        parser.at = Segment.at(file, parser.at).end();
      }
    }
    throw Malformed.at(parser.at, "no frame");
  }

  private long heapBytes(int marker, Variant variant) {
    Segment segment = Segment.at(file, at);
    int afterFrame = segment.end();
    FrameHeader.HeightLater height = () -> LineCount.find(file, afterFrame);
    Segment ofSize = Segment.at(file, at);
    ofSize.u8(); // P
    Size own = FrameHeader.size(ofSize, limits, height);
    Size size = variant.size(own, limits);
    long result = size.pixels() * (PIXEL_BYTES + 3 * SAMPLE_BYTES);
    try {
      FrameHeader frame = FrameHeader.read(marker, segment, limits, height);
      requireEnoughData(frame, afterFrame);
      return size.equals(own)
          ? frame.samples() * SAMPLE_BYTES
          : frame.samples() * DECODED_SAMPLE_BYTES + own.pixels() * PIXEL_BYTES + result;
    } catch (UnsupportedCodingException e) {
      return own.pixels() * ForeignDecoder.PIXEL_BYTES + (size.equals(own) ? 0 : result);
    }
  }

  private void requireStart() {
    if (file.length < 2 || (file[0] & 0xff) != 0xff || (file[1] & 0xff) != Marker.SOI) {
      throw Malformed.at(0, "no start of image");
    }
    at = 2;
  }

  private ParsedJpeg parse() throws UnsupportedCodingException {
    requireStart();
    for (int marker = nextMarker(); marker != Marker.EOI; marker = nextMarker()) {
      deadline.check(); // a file may consist of nothing but tables
      if (marker == Marker.TEM || Marker.isRestart(marker)) {
        continue; // stands alone
      }
      Segment segment = Segment.of(marker, file, at);
      strayBytes += Segment.length(file, at) < 2 ? 2 : 0;
      at = segment.end();
      read(marker, segment);
    }
    return result();
  }

  /** The next marker; {@link #at} goes past it. */
  private int nextMarker() {
    int code = Marker.next(file, at);
    if (code >= file.length) {
      throw Malformed.at(file.length, "the file ends without an end of image");
    }
    int marker = file[code] & 0xff;
    if (marker == Marker.SOI) {
      throw Malformed.at(code - 1, "marker d8 out of place");
    }
    for (int i = at; i < code; i++) {
      strayBytes += (file[i] & 0xff) == 0xff ? 0 : 1; // any marker may follow fill bytes, B.1.1.2
    }
    at = code + 1;
    return marker;
  }

  private void read(int marker, Segment segment) throws UnsupportedCodingException {
    if (Marker.isFrame(marker)) {
      readFrame(marker, segment);
    } else if (marker == Marker.SOS) {
      readScan(segment);
    } else if (marker == Marker.DAC) {
      // Means nothing to Huffman coding, and only the frame tells which coding the file is of.
      return;
    } else if (!tables.read(marker, segment)) {
      metadata.read(marker, segment);
    }
  }

  private void readFrame(int marker, Segment segment) throws UnsupportedCodingException {
    if (header != null) {
      throw Malformed.at(segment.offset(), "a second frame");
    }
    int afterFrame = at;
    FrameHeader frame =
        FrameHeader.read(marker, segment, limits, () -> LineCount.find(file, afterFrame));
    requireEnoughData(frame, afterFrame);
    frame.allocate();
    header = frame;
  }

  /**
   * A block of a sequential scan takes at least two bits (a DC and an EOB code), a DC coefficient of a progressive one
   * takes one.
   */
  private void requireEnoughData(FrameHeader frame, int afterFrame) {
    long leastBits = frame.blocks() * (frame.progressive() ? 1 : 2);
    if ((file.length - afterFrame) * 8L < leastBits) {
      throw Malformed.at(
          file.length, "the file ends too early for " + frame.width() + "×" + frame.height());
    }
  }

  private void readScan(Segment segment) {
    FrameHeader frame = header;
    if (frame == null) {
      throw Malformed.at(segment.offset(), "a scan before the frame");
    }
    ScanHeader scan = ScanHeader.read(segment, frame, tables);
    countVisits(frame, scan, segment.offset());
    EntropyReader bits = new EntropyReader(file, at);
    new ScanDecoder(frame, scan, tables.restartInterval(), bits, deadline).decode();
    at = bits.nextMarker();
  }

  private void countVisits(FrameHeader frame, ScanHeader scan, int offset) {
    scans++;
    for (FrameComponent c : scan.components()) {
      visits += (long) c.blocksAcross * c.blocksDown;
    }
    if (scans > MAX_SCANS || visits > MAX_VISITS * Math.max(frame.blocks(), 64)) {
      throw Malformed.at(offset, "too many scans (" + scans + ")");
    }
  }

  private ParsedJpeg result() {
    FrameHeader frame = header;
    if (frame == null) {
      throw Malformed.at(at, "no frame");
    }
    List<Component> components = new ArrayList<>();
    for (FrameComponent c : frame.components()) {
      if (!c.started) {
        throw Malformed.at(at, "no scan for component " + c.id);
      }
      c.fillUp();
      components.add(new Component(
          c.id,
          c.h,
          c.v,
          Objects.requireNonNull(c.quantizers),
          c.blocksAcross,
          c.blocksDown,
          c.coefficients));
    }
    int[] ids = frame.components().stream().mapToInt(c -> c.id).toArray();
    Metadata kept = metadata.metadata();
    Frame stored = new Frame(frame.width(), frame.height(), components, kept.colorModel(ids), kept);
    return new ParsedJpeg(Sampling.reduce(stored), metadata.orientation(), notes());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (strayBytes > 0) {
      notes.add("JPEG with " + strayBytes + " bytes that belong to no segment: passed over");
    }
    if (tables.standardTaken()) {
      notes.add("JPEG without its Huffman tables: the standard's typical ones are taken");
    }
    return notes;
  }
}
