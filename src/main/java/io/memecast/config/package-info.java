/**
 * Immutable settings, checked at start.
 */
@NullMarked
package io.memecast.config;

import org.jspecify.annotations.NullMarked;
