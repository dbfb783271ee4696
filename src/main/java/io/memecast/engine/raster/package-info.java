/**
 * Pixels, resizing and text coverage, blended by integer arithmetic. No file formats.
 */
@NullMarked
package io.memecast.engine.raster;

import org.jspecify.annotations.NullMarked;
