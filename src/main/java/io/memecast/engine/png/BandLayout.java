package io.memecast.engine.png;

/**
 * How a picture is cut into bands. Measured on photographs and drawings: with 16 rows the files are 2 to 5% larger than
 * in one piece and a caption touches few rows too many; with 8 they are 3 to 9% larger.
 */
record BandLayout(int height, int rowBytes, int filterDistance, int bandRows) {
  private static final int ROWS = 16;

  /** A narrow picture gets higher bands: below this, chunk and flush would weigh more than the samples. */
  private static final int LEAST_BYTES = 1024;

  static BandLayout of(Samples samples) {
    int rowBytes = samples.rowBytes();
    int rows = Math.max(ROWS, LEAST_BYTES / rowBytes);
    return new BandLayout(
        samples.height(),
        rowBytes,
        samples.layout().bytesPerPixel(),
        Math.min(rows, samples.height()));
  }

  int count() {
    return (height - 1) / bandRows + 1;
  }

  Band band(int index) {
    int first = index * bandRows;
    return new Band(first, Math.min(bandRows, height - first), rowBytes, filterDistance);
  }

  /** The band that holds this row. */
  int indexOf(int row) {
    return row / bandRows;
  }
}
