/**
 * The HTTP face: one handler a route, caching headers, error answers.
 */
@NullMarked
package io.memecast.http;

import org.jspecify.annotations.NullMarked;
