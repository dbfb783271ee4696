package io.memecast.engine.text;

import org.jspecify.annotations.Nullable;

/**
 * Neighbouring graphemes that are shaped together.
 *
 * @param from first grapheme
 * @param to one past the last grapheme
 * @param face null for emoji and for what has no ink
 * @param script {@link com.ibm.icu.lang.UScript}
 * @param rightToLeft whether its embedding level is odd
 */
record Run(int from, int to, @Nullable Face face, int script, boolean rightToLeft) {}
