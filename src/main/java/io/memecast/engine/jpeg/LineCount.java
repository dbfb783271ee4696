package io.memecast.engine.jpeg;

/** The height of a picture whose frame leaves it open: a DNL segment after the first scan gives it (T.81 B.2.5). */
final class LineCount {
  private LineCount() {}

  /**
   * The height.
   *
   * @param at after the frame's segment
   */
  static int find(byte[] file, int at) {
    int start = at;
    int position = at;
    while (position + 1 < file.length) {
      int marker = file[position + 1] & 0xff;
      if ((file[position] & 0xff) != 0xff) {
        throw Malformed.at(position, "no marker");
      } else if (marker == 0xff) {
        position++;
      } else if (marker == Marker.DNL) {
        return Segment.at(file, position + 2).u16();
      } else if (marker == Marker.EOI) {
        break;
      } else {
        int end = Segment.at(file, position + 2).end();
        position = marker == Marker.SOS ? new EntropyReader(file, end).nextMarker() : end;
      }
    }
    throw Malformed.at(start, "the picture's height is given nowhere");
  }
}
