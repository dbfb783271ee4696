package io.memecast.engine.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start of scan (T.81 B.2.3), checked.
 *
 * @param components in the scan's order
 * @param dc a table for each component; null where this scan needs none
 * @param ac a table for each component; null where this scan needs none
 * @param spectralStart // Ss
 * @param spectralEnd // Se
 * @param approximationHigh // Ah
 * @param approximationLow // Al
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScanHeader(
    List<FrameComponent> components,
    @Nullable HuffmanDecoder[] dc,
    @Nullable HuffmanDecoder[] ac,
    int spectralStart,
    int spectralEnd,
    int approximationHigh,
    int approximationLow) {
  private static final int MAX_MCU_BLOCKS = 10;

  static ScanHeader read(Segment segment, FrameHeader frame, ScanTables tables) {
    int offset = segment.offset();
    int count = segment.u8(); // Ns
    if (count < 1 || count > frame.components().size()) {
      throw Malformed.at(offset, "scan of " + count + " components");
    }
    List<FrameComponent> components = new ArrayList<>();
    int[] tableIds = new int[count];
    for (int i = 0; i < count; i++) {
      components.add(component(segment, frame, components));
      tableIds[i] = segment.u8();
    }
    int spectralStart = segment.u8();
    int spectralEnd = segment.u8();
    int approximation = segment.u8();
    if (!frame.progressive()) {
      spectralStart = 0; // some encoders write nonsense here; T.81 table B.3 leaves no choice
      spectralEnd = 63;
      approximation = 0;
    }
    HuffmanDecoder[] dc = new HuffmanDecoder[count];
    HuffmanDecoder[] ac = new HuffmanDecoder[count];
    for (int i = 0; i < count; i++) {
      if (tableIds[i] >> 4 > 3 || (tableIds[i] & 15) > 3) {
        throw Malformed.at(offset, "Huffman table number " + tableIds[i]);
      }
      if (spectralStart == 0 && approximation >> 4 == 0) {
        dc[i] = tables.dc(tableIds[i] >> 4, offset);
      }
      if (spectralEnd > 0) {
        ac[i] = tables.ac(tableIds[i] & 15, offset);
      }
    }
    ScanHeader scan = new ScanHeader(
        components, dc, ac, spectralStart, spectralEnd, approximation >> 4, approximation & 15);
    scan.check(frame, offset);
    for (FrameComponent c : components) {
      if (c.quantizers == null) {
        c.quantizers = tables.quantizers(c.tableId, offset);
      }
    }
    return scan;
  }

  private static FrameComponent component(
      Segment segment, FrameHeader frame, List<FrameComponent> before) {
    int offset = segment.offset();
    int id = segment.u8(); // Csj
    for (FrameComponent c : frame.components()) {
      if (c.id == id && !before.contains(c)) {
        return c;
      }
    }
    throw Malformed.at(offset, "scan of an unknown component " + id);
  }

  private void check(FrameHeader frame, int offset) {
    if (interleaved() && components.stream().mapToInt(c -> c.h * c.v).sum() > MAX_MCU_BLOCKS) {
      throw Malformed.at(offset, "more than " + MAX_MCU_BLOCKS + " blocks in an MCU");
    }
    if (!frame.progressive()) {
      for (FrameComponent c : components) {
        if (c.started) {
          throw Malformed.at(offset, "a second scan of component " + c.id);
        }
      }
      return;
    }
    boolean bandHolds = spectralStart == 0
        ? spectralEnd == 0
        : spectralStart <= spectralEnd && spectralEnd < 64 && !interleaved();
    boolean approximationHolds = approximationLow <= 13
        && (approximationHigh == 0 || approximationHigh == approximationLow + 1);
    if (!bandHolds || !approximationHolds) {
      throw Malformed.at(
          offset,
          "progressive scan of coefficients " + spectralStart + " to " + spectralEnd + ", bits "
              + approximationHigh + " to " + approximationLow);
    }
  }

  boolean interleaved() {
    return components.size() > 1;
  }
}
