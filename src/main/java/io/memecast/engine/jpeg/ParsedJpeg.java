package io.memecast.engine.jpeg;

/**
 * A file's picture as stored.
 *
 * @param orientation Exif's, 1 (upright) to 8
 */
record ParsedJpeg(Frame frame, int orientation) {}
