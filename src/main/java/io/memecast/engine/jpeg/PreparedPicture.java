package io.memecast.engine.jpeg;

import java.util.List;

/**
 * A picture with everything ready to caption it. Immutable, safe for any thread.
 *
 * @param width pixels
 * @param height pixels
 * @param colorModel of the components
 * @param components one or three
 * @param codes optimised for this picture
 * @param header the file from SOI to the scan's header
 * @param rows the bare picture's scan
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never written to
record PreparedPicture(
    int width,
    int height,
    ColorModel colorModel,
    List<PreparedComponent> components,
    CodeTables codes,
    byte[] header,
    CodedRows rows) {
  PreparedPicture {
    components = List.copyOf(components);
  }

  PreparedComponent component(int index) {
    return components.get(index);
  }

  int maxH() {
    return component(0).h * component(0).pixelsAcross;
  }

  int maxV() {
    return component(0).v * component(0).pixelsDown;
  }

  int mcusAcross() {
    return component(0).blocksAcross / component(0).h;
  }

  int mcuRows() {
    return component(0).blocksDown / component(0).v;
  }

  CodeTables.Pair codes(int component) {
    return codes.pair(CodeTables.number(colorModel, component));
  }

  long heapBytes() {
    long bytes = header.length + rows.bytes().length + 4L * rows.starts().length;
    for (PreparedComponent component : components) {
      bytes += component.heapBytes();
    }
    return bytes;
  }
}
