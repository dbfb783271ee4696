/**
 * Reads WebP (RFC 9649): the container, lossy pictures (RFC 6386, classes {@code Vp8…}), lossless ones ({@code Vp8l…}) and
 * alpha, exact to the bit as libwebp does. Used by the engine alone, through {@link io.memecast.engine.webp.WebpDecoder};
 * writes nothing.
 */
@NullMarked
package io.memecast.engine.webp;

import org.jspecify.annotations.NullMarked;
