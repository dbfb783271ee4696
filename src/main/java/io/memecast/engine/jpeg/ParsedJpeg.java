package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Orientation;
import java.util.List;

/**
 * A file's picture as stored.
 *
 * @param orientation how the stored picture is turned
 * @param notes what was wrong with the file and could be passed over
 */
record ParsedJpeg(Frame frame, Orientation orientation, List<String> notes) {
  ParsedJpeg {
    notes = List.copyOf(notes);
  }
}
