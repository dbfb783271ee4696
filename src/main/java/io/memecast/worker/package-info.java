/**
 * The member's gate (bounded queue) and the worker verticles that render, one job each.
 */
@NullMarked
package io.memecast.worker;

import org.jspecify.annotations.NullMarked;
