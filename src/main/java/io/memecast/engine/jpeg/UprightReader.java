package io.memecast.engine.jpeg;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Orientation;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.Deadline;
import java.util.List;

/** Reads a file to coefficients of an upright picture that one interleaved scan can hold, by whatever way it takes. */
final class UprightReader {
  private UprightReader() {}

  /**
   * Reads the file.
   *
   * @param notes gets what an operator should know
   */
  static Frame read(byte[] file, Limits limits, Deadline deadline, List<String> notes) {
    try {
      ParsedJpeg parsed = JpegParser.parse(file, limits, deadline);
      notes.addAll(parsed.notes());
      return upright(CoefficientRange.clamp(parsed.frame()), parsed.orientation(), deadline, notes);
    } catch (UnsupportedCodingException e) {
      notes.add("JPEG of " + e.getMessage() + ": decoded by ImageIO and encoded anew");
      Pixels stored = ForeignDecoder.decode(file, e.getMessage(), limits, deadline);
      Pixels upright = e.orientation().apply(stored);
      return PixelEncoder.encode(upright, PlainStyle.frame(null), deadline);
    }
  }

  private static Frame upright(
      Frame stored, Orientation orientation, Deadline deadline, List<String> notes) {
    boolean interleaves = Sampling.interleaves(stored);
    if (interleaves && orientation == Orientation.TOP_LEFT) {
      return stored;
    }
    BlockTurn turn = BlockTurn.of(orientation);
    if (interleaves && turn.isLossless(stored)) {
      return turn.apply(stored);
    }
    notes.add(
        interleaves
            ? "JPEG turned upright is no multiple of its MCU: encoded anew"
            : "JPEG with more than ten blocks in an MCU: encoded anew");
    Pixels pixels = orientation.apply(PixelDecoder.decode(stored, deadline));
    Frame style = interleaves ? turn.styleOf(stored) : PlainStyle.frame(null);
    return PixelEncoder.encode(pixels, style, deadline);
  }
}
