/**
 * Reads WebP (RFC 9649): the container is taken apart here, the pictures inside are decoded by TwelveMonkeys. Used by the
 * engine alone, through {@link io.memecast.engine.webp.WebpDecoder}; writes nothing.
 */
@NullMarked
package io.memecast.engine.webp;

import org.jspecify.annotations.NullMarked;
