/**
 * JPEG (ITU T.81): parsed once into a prepared template, captioned many times.
 */
@NullMarked
package io.memecast.engine.jpeg;

import org.jspecify.annotations.NullMarked;
