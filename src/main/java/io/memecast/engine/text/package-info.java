/**
 * Fonts, line breaking, fitting and placing: text becomes a {@link
 * io.memecast.engine.raster.Coverage}. Knows no picture format.
 */
@NullMarked
package io.memecast.engine.text;

import org.jspecify.annotations.NullMarked;
