/**
 * What every picture format implements. The formats live beside it and do not know one another.
 */
@NullMarked
package io.memecast.engine.codec;

import org.jspecify.annotations.NullMarked;
