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
    MarkerWalk walk = new MarkerWalk(file, at);
    for (int marker = walk.next(); marker != Marker.EOI; marker = walk.next()) {
      if (marker == Marker.DNL) {
        return walk.segment().u16();
      }
      walk.skip();
    }
    throw Malformed.at(at, "the picture's height is given nowhere");
  }
}
