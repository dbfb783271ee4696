package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Orientation;

/**
 * A file's picture as stored.
 *
 * @param orientation how the stored picture is turned
 */
record ParsedJpeg(Frame frame, Orientation orientation) {}
