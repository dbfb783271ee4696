/**
 * Templates, the ports that templates and fonts come through, and the rendered answer. Knows bytes and
 * names, nothing of pixels.
 */
@NullMarked
package io.memecast.template;

import org.jspecify.annotations.NullMarked;
