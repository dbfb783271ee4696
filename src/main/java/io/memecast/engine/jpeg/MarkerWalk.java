package io.memecast.engine.jpeg;

/** Goes from marker to marker, over segments and entropy-coded data, without reading them. */
final class MarkerWalk {
  private final byte[] file;
  private int at;

  /** Starts at {@code at}. */
  MarkerWalk(byte[] file, int at) {
    this.file = file;
    this.at = at;
  }

  /** The next marker; EOI at the file's end, however it ends. */
  int next() {
    int code = Marker.next(file, at);
    at = code - 1;
    return code < file.length ? file[code] & 0xff : Marker.EOI;
  }

  /** The end that was found is the file's, not the picture's. */
  boolean isCutOff() {
    return at + 1 >= file.length;
  }

  /** The segment of the marker found. */
  Segment segment() {
    return Segment.of(next(), file, at + 2);
  }

  /** Goes past the marker found, its segment and, for a scan, the data after it. */
  void skip() {
    int marker = next();
    if (marker == Marker.SOI || marker == Marker.TEM || Marker.isRestart(marker)) {
      at += 2;
      return;
    }
    int end = segment().end();
    at = marker == Marker.SOS ? new EntropyReader(file, end).nextMarker() : end;
  }
}
