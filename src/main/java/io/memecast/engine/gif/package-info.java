/**
 * GIF (GIF89a): parsed once into a prepared template, captioned many times.
 */
@NullMarked
package io.memecast.engine.gif;

import org.jspecify.annotations.NullMarked;
