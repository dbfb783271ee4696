package io.memecast.engine.jpeg;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Goes over a file that another decoder shall read, before it does: whether it is whole, has one frame, and scans that
 * do not visit its blocks far more often than those of any encoder. One file, one thread.
 */
final class ForeignScans {
  /** How often each block may be visited on the average; libjpeg's own progression takes six visits. */
  private static final int MAX_VISITS = 12;

  private final Map<Integer, Integer> blocks = new HashMap<>();
  private int mcuBlocks;
  private long pixels;
  private int scans;
  private long visits;

  private ForeignScans() {}

  /**
   * Checks the file.
   *
   * @return pixels of its frame, 0 where the frame leaves the height open
   * @throws CaptionException {@code TEMPLATE_UNREADABLE}, or the deadline's
   */
  static long check(byte[] file, Deadline deadline) {
    ForeignScans found = new ForeignScans();
    MarkerWalk walk = new MarkerWalk(file, 0);
    for (int marker = walk.next(); marker != Marker.EOI; marker = walk.next()) {
      deadline.check();
      if (Marker.isFrame(marker)) {
        found.readFrame(walk.segment());
      } else if (marker == Marker.SOS) {
        found.readScan(walk.segment());
      }
      walk.skip();
    }
    if (walk.isCutOff()) {
      throw Malformed.at(file.length, "the file ends without an end of image");
    }
    return found.pixels;
  }

  private void readFrame(Segment segment) {
    if (mcuBlocks > 0) {
      throw Malformed.at(segment.offset(), "a second frame");
    }
    segment.u8(); // P
    pixels = (long) segment.u16() * segment.u16(); // Y, X
    int count = segment.u8(); // Nf
    for (int i = 0; i < count; i++) {
      int id = segment.u8();
      int sampling = segment.u8();
      segment.u8(); // Tq
      int inMcu = Math.max(1, (sampling >> 4) * (sampling & 15));
      blocks.put(id, inMcu);
      mcuBlocks += inMcu;
    }
  }

  private void readScan(Segment segment) {
    scans++;
    int count = segment.u8(); // Ns
    for (int i = 0; i < count; i++) {
      visits += blocks.getOrDefault(segment.u8(), 1);
      segment.u8(); // Td, Ta
    }
    if (visits > (long) MAX_VISITS * mcuBlocks) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_UNREADABLE, "JPEG: too many scans (" + scans + ")");
    }
  }
}
