/**
 * The request as immutable records, and the syntaxes it is read from. Knows no picture, no HTTP and no
 * template file.
 */
@NullMarked
package io.memecast.macro;

import org.jspecify.annotations.NullMarked;
