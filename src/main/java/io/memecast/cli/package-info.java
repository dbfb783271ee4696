/**
 * The command line: the server's flags and the shell companion.
 */
@NullMarked
package io.memecast.cli;

import org.jspecify.annotations.NullMarked;
