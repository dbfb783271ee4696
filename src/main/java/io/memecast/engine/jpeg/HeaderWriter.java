package io.memecast.engine.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a file from SOI to its one scan's header (T.81 annex B). */
final class HeaderWriter {
  private static final int MAX_8_BIT_QUANTIZER = 255;

  private final Frame frame;
  private final CodeTables codes;
  private final SegmentWriter out = new SegmentWriter();

  /** The different tables; a table's number is its place. */
  private final List<int[]> quantizers = new ArrayList<>();

  private final int[] quantizerNumbers;

  private HeaderWriter(Frame frame, CodeTables codes) {
    this.frame = frame;
    this.codes = codes;
    quantizerNumbers =
        frame.components().stream().mapToInt(c -> number(c.quantizers())).toArray();
  }

  static byte[] header(Frame frame, CodeTables codes) {
    HeaderWriter writer = new HeaderWriter(frame, codes);
    writer.out.marker(Marker.SOI);
    writer.metadata();
    writer.quantizers();
    writer.frame();
    writer.huffman();
    writer.out.start(Marker.DRI, 2);
    writer.out.u16(frame.mcusAcross());
    writer.scan();
    return writer.out.toByteArray();
  }

  private int number(int[] table) {
    for (int i = 0; i < quantizers.size(); i++) {
      if (Arrays.equals(quantizers.get(i), table)) {
        return i;
      }
    }
    quantizers.add(table);
    return quantizers.size() - 1;
  }

  private void metadata() {
    byte[] jfif = frame.metadata().jfif();
    if (jfif.length > 0) {
      out.segment(Marker.APP0, jfif);
    }
    byte[] adobe = frame.metadata().adobe();
    if (adobe.length > 0) {
      out.segment(Marker.APP14, adobe);
    }
    for (byte[] part : frame.metadata().icc()) {
      out.segment(Marker.APP2, part);
    }
  }

  private static boolean is16Bit(int[] table) {
    return Arrays.stream(table).anyMatch(q -> q > MAX_8_BIT_QUANTIZER);
  }

  private void quantizers() {
    for (int i = 0; i < quantizers.size(); i++) {
      int[] table = quantizers.get(i);
      boolean wide = is16Bit(table);
      out.start(Marker.DQT, wide ? 129 : 65);
      out.u8((wide ? 0x10 : 0) | i);
      for (int quantizer : table) {
        if (wide) {
          out.u16(quantizer);
        } else {
          out.u8(quantizer);
        }
      }
    }
  }

  private void frame() {
    List<Component> components = frame.components();
    boolean baseline = quantizers.stream().noneMatch(HeaderWriter::is16Bit);
    out.start(baseline ? Marker.SOF0 : Marker.SOF1, 6 + 3 * components.size());
    out.u8(8); // bits a sample
    out.u16(frame.height());
    out.u16(frame.width());
    out.u8(components.size());
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      out.u8(component.id());
      out.u8(component.h() << 4 | component.v());
      out.u8(quantizerNumbers[i]);
    }
  }

  private void huffman() {
    int last = CodeTables.number(frame.colorModel(), frame.components().size() - 1);
    for (int number = 0; number <= last; number++) {
      huffman(number, codes.pair(number).dc());
      huffman(0x10 | number, codes.pair(number).ac());
    }
  }

  private void huffman(int classAndNumber, HuffmanCode code) {
    out.start(Marker.DHT, 1 + code.definitionBytes());
    out.u8(classAndNumber);
    code.writeTo(out);
  }

  private void scan() {
    List<Component> components = frame.components();
    out.start(Marker.SOS, 4 + 2 * components.size());
    out.u8(components.size());
    for (int i = 0; i < components.size(); i++) {
      out.u8(components.get(i).id());
      out.u8(CodeTables.number(frame.colorModel(), i) * 0x11);
    }
    out.u8(0); // Ss
    out.u8(63); // Se
    out.u8(0); // Ah, Al
  }
}
