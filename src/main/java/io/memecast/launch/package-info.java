/**
 * Wiring by hand, start and shutdown order. Nobody imports it.
 */
@NullMarked
package io.memecast.launch;

import org.jspecify.annotations.NullMarked;
