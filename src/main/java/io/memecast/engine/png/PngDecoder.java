package io.memecast.engine.png;

import io.memecast.error.Deadline;

/** Decodes a parsed file into the samples that are kept. One file, one thread. */
final class PngDecoder {
  private final PngFile png;
  private final PngHeader header;
  private final SampleExpander expander;
  private final Deadline deadline;

  private PngDecoder(PngFile png, Deadline deadline) {
    this.png = png;
    this.deadline = deadline;
    header = png.header();
    expander = new SampleExpander(png);
  }

  /**
   * Decodes the picture, not turned yet.
   *
   * @param deadline asked at every row
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset
   */
  static Samples decode(PngFile png, Deadline deadline) {
    return new PngDecoder(png, deadline).decode();
  }

  private Samples decode() {
    Samples samples = Samples.allocate(header.width(), header.height(), expander.layout());
    try (ImageData data = png.imageData()) {
      if (header.interlaced()) {
        for (Adam7 pass : Adam7.values()) {
          readPass(data, samples, pass);
        }
      } else {
        readRows(data, samples, header.width(), header.height(), 0, samples.rowBytes(), 1);
      }
      data.readEnd();
    }
    return samples;
  }

  private void readPass(ImageData data, Samples samples, Adam7 pass) {
    int columns = pass.columns(header.width());
    if (columns == 0) {
      return;
    }
    int first = pass.top() * samples.rowBytes() + pass.left() * samples.layout().bytesPerPixel();
    int rowStep = pass.stepY() * samples.rowBytes();
    readRows(data, samples, columns, pass.rows(header.height()), first, rowStep, pass.stepX());
  }

  /** Reads rows of {@code columns} pixels; they go to {@code first} and every {@code rowStep} bytes from there. */
  private void readRows(
      ImageData data, Samples samples, int columns, int rows, int first, int rowStep, int stepX) {
    int length = Math.toIntExact(header.rowBytes(columns));
    byte[] row = new byte[length];
    byte[] above = new byte[length];
    byte[] code = new byte[1];
    for (int y = 0; y < rows; y++) {
      deadline.check();
      data.read(code, 1);
      data.read(row, length);
      RowFilter filter = RowFilter.of(code[0] & 0xff);
      if (filter == null) {
        throw data.problem("there is no row filter " + (code[0] & 0xff));
      }
      filter.undo(row, above, length, header.filterDistance());
      expander.expand(
          row,
          columns,
          samples.data(),
          first + y * rowStep,
          stepX * samples.layout().bytesPerPixel());
      byte[] done = row;
      row = above;
      above = done;
    }
  }
}
