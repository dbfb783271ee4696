/**
 * Reads PNG (RFC 2083 and the W3C's third edition) and writes captioned PNGs in bands of rows, so that only the bands
 * under ink are compressed again. Used by the engine alone, through {@link io.memecast.engine.png.PngCodec}.
 */
@NullMarked
package io.memecast.engine.png;

import org.jspecify.annotations.NullMarked;
