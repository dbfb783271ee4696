package io.memecast.engine.jpeg;

import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a {@link PreparedPicture} from coefficients: samples, Huffman codes for them, the scan in rows, the header. */
final class PicturePreparer {
  private final Frame frame;
  private final Deadline deadline;
  private final List<PreparedComponent> components = new ArrayList<>();

  private PicturePreparer(Frame frame, Deadline deadline) {
    this.frame = frame;
    this.deadline = deadline;
  }

  /** Prepares the picture; its coefficients are kept by reference. */
  static PreparedPicture prepare(Frame frame, Deadline deadline) {
    return new PicturePreparer(frame, deadline).prepare();
  }

  private PreparedPicture prepare() {
    for (Component component : frame.components()) {
      components.add(new PreparedComponent(component, frame.maxH(), frame.maxV(), deadline));
    }
    CodeTables codes = optimizeCodes();
    return new PreparedPicture(
        frame.width(),
        frame.height(),
        frame.colorModel(),
        components,
        codes,
        HeaderWriter.header(frame, codes),
        codeRows(codes));
  }

  private CodeTables optimizeCodes() {
    SymbolCounts[] counts = {new SymbolCounts(), new SymbolCounts()};
    walk(
        (index, component, at, difference) ->
            counts[CodeTables.number(frame.colorModel(), index)].block(
                component.coefficients,
                at * 64,
                ZigZag.IN_PLACE,
                component.masks[at],
                difference,
                1),
        row -> {});
    for (int i = 0; i < components.size(); i++) {
      SampleInk.count(components.get(i), counts[CodeTables.number(frame.colorModel(), i)]);
    }
    CodeTables.Pair luma = CodeTables.Pair.of(counts[0]);
    boolean chroma = CodeTables.number(frame.colorModel(), components.size() - 1) > 0;
    return new CodeTables(luma, chroma ? CodeTables.Pair.of(counts[1]) : luma);
  }

  private CodedRows codeRows(CodeTables codes) {
    EntropyWriter writer = new EntropyWriter();
    int[] starts = new int[frame.mcuRows() + 1];
    walk(
        (index, component, at, difference) -> {
          CodeTables.Pair pair = codes.pair(CodeTables.number(frame.colorModel(), index));
          writer.block(
              component.coefficients,
              at * 64,
              ZigZag.IN_PLACE,
              component.masks[at],
              difference,
              pair.dc(),
              pair.ac());
        },
        row -> {
          writer.align();
          if (row < frame.mcuRows() - 1) {
            writer.restart(row);
          }
          starts[row + 1] = writer.length();
        });
    return new CodedRows(Arrays.copyOf(writer.buffer(), writer.length()), starts);
  }

  /** Visits all blocks in the order of the scan (T.81 A.2.3). */
  private void walk(BlockVisitor visitor, RowEnd rowEnd) {
    int[] prediction = new int[components.size()];
    for (int row = 0; row < frame.mcuRows(); row++) {
      deadline.check();
      Arrays.fill(prediction, 0);
      for (int mcu = 0; mcu < frame.mcusAcross(); mcu++) {
        for (int i = 0; i < components.size(); i++) {
          prediction[i] = walkMcu(visitor, i, row, mcu, prediction[i]);
        }
      }
      rowEnd.done(row);
    }
  }

  private int walkMcu(BlockVisitor visitor, int index, int row, int mcu, int prediction) {
    PreparedComponent component = components.get(index);
    int last = prediction;
    for (int y = 0; y < component.v; y++) {
      for (int x = 0; x < component.h; x++) {
        int at = (row * component.v + y) * component.blocksAcross + mcu * component.h + x;
        int dc = component.coefficients[at * 64];
        visitor.visit(index, component, at, dc - last);
        last = dc;
      }
    }
    return last;
  }

  private interface BlockVisitor {
    void visit(int index, PreparedComponent component, int block, int dcDifference);
  }

  private interface RowEnd {
    void done(int row);
  }
}
