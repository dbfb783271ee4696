/**
 * The pipeline from a macro to a picture's bytes. A library: no Vert.x, HTTP or Hazelcast below here.
 */
@NullMarked
package io.memecast.engine;

import org.jspecify.annotations.NullMarked;
