/**
 * What can go wrong and how long a job may still take. Every other package may use it; it uses none.
 */
@NullMarked
package io.memecast.error;

import org.jspecify.annotations.NullMarked;
