/**
 * PNG (RFC 2083): parsed once into a prepared template, captioned many times.
 */
@NullMarked
package io.memecast.engine.png;

import org.jspecify.annotations.NullMarked;
